from . import sidocakep_pk
from . import sidocakep_pk_signature
