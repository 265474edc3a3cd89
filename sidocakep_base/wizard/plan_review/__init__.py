from . import sidocakep_plan_compare
from . import sidocakep_plan_compare_line
from . import sidocakep_plan_step
