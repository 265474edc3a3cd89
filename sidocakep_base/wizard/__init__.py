from . import sidocakep_indicator_answer
from . import sidocakep_nomenclature_load
from . import sidocakep_nomenclature_load_problem
from . import sidocakep_plan_add_programs
from . import sidocakep_rkt_generate
from . import sidocakep_rkt_generate_row
