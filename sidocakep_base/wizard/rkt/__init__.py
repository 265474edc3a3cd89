from . import sidocakep_rkt_generate
from . import sidocakep_rkt_generate_row
from . import sidocakep_rkt_generate_task
