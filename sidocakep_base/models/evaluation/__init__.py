from . import sidocakep_lhe_recommendation
from . import sidocakep_lhe_recommendation_sides
from . import res_users_work
