from . import sidocakep_give_back
