from . import sidocakep_action_plan
