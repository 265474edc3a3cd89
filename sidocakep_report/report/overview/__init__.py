from . import overview_report
from . import punctuality_report
from . import quarter_cover_report
from . import use_report
