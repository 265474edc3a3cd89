from . import sidocakep_pk
from . import sidocakep_pk_receipt
from . import sidocakep_pk_signature
from . import sidocakep_profile_form
from . import sidocakep_pk_signs
