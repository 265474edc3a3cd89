from . import test_profile_adopt
from . import test_regulation_access
from . import test_sidocakep_achievement_policy
from . import test_sidocakep_ordinal_scale
from . import test_sidocakep_profile
from . import test_sidocakep_profile_calendar
from . import test_sidocakep_profile_deadline
from . import test_sidocakep_profile_level_rule
