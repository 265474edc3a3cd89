from . import sidocakep_sign
