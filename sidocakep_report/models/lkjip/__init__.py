from . import sidocakep_lkjip
from . import sidocakep_lkjip_letter
from . import sidocakep_lkjip_dispatch
from . import sidocakep_lkjip_review
