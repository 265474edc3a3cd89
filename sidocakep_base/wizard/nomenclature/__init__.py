from . import sidocakep_nomenclature_load
from . import sidocakep_nomenclature_load_problem
