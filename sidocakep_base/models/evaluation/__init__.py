from . import sidocakep_lhe_recommendation
from . import sidocakep_lhe_recommendation_sides
from . import sidocakep_profile_rule
from . import sidocakep_upkeep_finding
from . import res_users_work
