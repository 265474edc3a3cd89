from . import sidocakep_renja_evaluation
from . import sidocakep_renja_printed
from . import sidocakep_renja_evaluation_printed
from . import sidocakep_measurement
from . import sidocakep_measurement_money
