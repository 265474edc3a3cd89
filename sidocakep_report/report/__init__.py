from . import form_report_mixin
from . import action_plan
from . import data_collection
from . import iku
from . import map
from . import measurement
from . import pk
from . import rkt
