from . import test_achievement_map
from . import test_agency_standing
from . import test_covered
from . import test_late_holders
from . import test_punctuality
