from . import sidocakep_pk_sign
