from . import sidocakep_acting_correct
