from . import tree
from . import pk
from . import cascade
from . import signing
from . import revision
from . import data_collection
from . import action_plan
from . import measurement
