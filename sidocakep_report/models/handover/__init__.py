from . import sidocakep_handover
