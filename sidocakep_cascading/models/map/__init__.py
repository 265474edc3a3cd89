from . import ir_actions_act_window_view
from . import ir_ui_view
from . import sidocakep_plan_node
from . import sidocakep_plan_node_map
from . import sidocakep_plan
from . import sidocakep_map_review
from . import map_review_kind
from . import sidocakep_deadline
