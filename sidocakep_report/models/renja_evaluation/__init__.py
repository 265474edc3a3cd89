from . import sidocakep_measurement
