from . import drawing_mixin
from . import sidocakep_plan_node
from . import sidocakep_plan
from . import sidocakep_map_review
from . import sidocakep_performance_tree
from . import sidocakep_performance_tree_node
