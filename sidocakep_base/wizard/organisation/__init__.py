from . import sidocakep_acting_correct
from . import sidocakep_mutasi
from . import sidocakep_mutasi_line
