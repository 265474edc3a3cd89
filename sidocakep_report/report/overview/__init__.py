from . import overview_report
from . import punctuality_report
from . import use_report
