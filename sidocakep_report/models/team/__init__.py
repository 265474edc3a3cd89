from . import sidocakep_team
from . import sidocakep_team_member
