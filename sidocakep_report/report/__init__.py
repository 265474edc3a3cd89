from . import form_report_mixin
from . import map
from . import pk
from . import rkt
