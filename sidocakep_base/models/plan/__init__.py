from . import sidocakep_plan
from . import sidocakep_plan_life
from . import sidocakep_plan_hand_over
from . import sidocakep_plan_guide
from . import sidocakep_plan_node
from . import sidocakep_plan_cost
from . import sidocakep_profile_rule
