from . import sidocakep_plan
from . import sidocakep_performance_tree
