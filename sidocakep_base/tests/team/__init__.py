from . import test_sidocakep_team
from . import test_team_rights
