from . import sidocakep_iku_decree
from . import sidocakep_iku_decree_line
from . import sidocakep_profile_rule
