from . import sidocakep_measurement_cover
from . import sidocakep_overview
from . import sidocakep_overview_use
