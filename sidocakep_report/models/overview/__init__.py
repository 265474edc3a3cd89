from . import sidocakep_overview
from . import sidocakep_overview_use
