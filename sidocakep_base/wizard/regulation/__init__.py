from . import sidocakep_profile_adopt
