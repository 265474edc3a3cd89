from . import sidocakep_lhe_recommendation
from . import sidocakep_lhe_recommendation_sides
from . import sidocakep_lhe_recommendation_ask
from . import sidocakep_lhe_evidence
from . import sidocakep_profile_rule
from . import sidocakep_upkeep_finding
from . import res_users_work
from . import res_users_letter
