from . import sidocakep_pk_difference
