from . import sidocakep_indicator_answer
from . import sidocakep_indicator_correct
from . import sidocakep_plan_add_programs
