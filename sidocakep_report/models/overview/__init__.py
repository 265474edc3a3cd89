from . import sidocakep_measurement_cover
from . import covered_mixin
from . import sidocakep_dialog
from . import sidocakep_cascading_report
from . import sidocakep_overview
from . import sidocakep_overview_use
