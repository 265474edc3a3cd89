from . import test_agency_standing
from . import test_punctuality
