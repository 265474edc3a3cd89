from . import sidocakep_profile_form
