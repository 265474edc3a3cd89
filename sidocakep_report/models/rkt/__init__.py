from . import sidocakep_profile_form
from . import sidocakep_rkt
