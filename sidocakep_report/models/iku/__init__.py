from . import sidocakep_iku_decree
