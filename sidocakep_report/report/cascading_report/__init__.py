from . import cascading_report
from . import cascading_xlsx_report
