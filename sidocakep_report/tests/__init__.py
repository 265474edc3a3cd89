from .map import *
from .pk import *
from .real import *
from .screens import *
from .typeset import *
from . import test_demo_regency
from . import test_demo_round_trip
from . import test_editable_fields
