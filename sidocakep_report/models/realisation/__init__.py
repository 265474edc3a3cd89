from . import sidocakep_realisation_month
