from . import measurement_letter_report
from . import measurement_receipt_report
from . import renja_evaluation_report
