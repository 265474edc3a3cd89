from . import sidocakep_cascading_report
