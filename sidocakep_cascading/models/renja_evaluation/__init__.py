from . import sidocakep_renja_evaluation
