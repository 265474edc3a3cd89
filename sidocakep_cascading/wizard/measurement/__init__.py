from . import sidocakep_measurement_return
