from . import sidocakep_pk_difference
from . import sidocakep_pk_sign
from . import sidocakep_pk_sign_line
