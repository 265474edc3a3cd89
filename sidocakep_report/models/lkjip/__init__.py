from . import sidocakep_lkjip
