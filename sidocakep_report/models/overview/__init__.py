from . import sidocakep_overview
