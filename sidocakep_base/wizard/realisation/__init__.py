from . import sidocakep_realisation_close
from . import sidocakep_realisation_correct
from . import sidocakep_realisation_reopen
