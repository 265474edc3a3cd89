from . import sidocakep_plan_compare
from . import sidocakep_plan_compare_line
from . import sidocakep_plan_many
from . import sidocakep_plan_many_row
from . import sidocakep_plan_step
