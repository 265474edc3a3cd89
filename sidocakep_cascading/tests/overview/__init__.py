from . import test_agency_standing
from . import test_achievement_map, test_punctuality
from . import test_late_holders
