from . import sidocakep_agency_standing
from . import sidocakep_agency_standing_words
from . import sidocakep_agency_standing_open
from . import sidocakep_punctuality
from . import res_users
from . import sidocakep_plan
from . import sidocakep_plan_node
