from . import cascading_letter_report
from . import cascading_report
