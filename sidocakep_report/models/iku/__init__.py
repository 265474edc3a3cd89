from . import sidocakep_iku_decree_line
from . import sidocakep_iku_decree
