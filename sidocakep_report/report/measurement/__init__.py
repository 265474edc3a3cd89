from . import measurement_report
from . import measurement_result_report
