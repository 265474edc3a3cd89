from . import pk_difference_report
from . import pk_receipt_report
from . import pk_report
