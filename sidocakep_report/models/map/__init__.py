from . import sidocakep_plan
