from . import sidocakep_profile_rule
from . import sidocakep_compliance
from . import sidocakep_lkjip
from . import sidocakep_lke_line
