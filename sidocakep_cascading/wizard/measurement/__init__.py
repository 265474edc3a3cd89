from . import sidocakep_measurement_return
from . import sidocakep_measurement_step
