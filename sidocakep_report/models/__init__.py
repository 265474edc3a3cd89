from . import form
from . import iku
from . import map
from . import pk
from . import rkt
from . import action_plan
from . import data_collection
from . import measurement
