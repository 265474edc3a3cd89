from . import sidocakep_data_figure
from . import sidocakep_measurement
from . import sidocakep_measurement_foot
from . import sidocakep_measurement_letter
