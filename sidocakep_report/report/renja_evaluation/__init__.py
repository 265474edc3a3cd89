from . import measurement_letter_report
from . import renja_evaluation_report
