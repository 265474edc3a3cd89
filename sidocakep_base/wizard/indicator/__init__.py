from . import sidocakep_indicator_answer
