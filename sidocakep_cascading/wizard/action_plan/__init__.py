from . import sidocakep_action_shift
