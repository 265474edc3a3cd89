from . import test_lhe_recommendation
from . import test_upkeep_finding
from . import test_follow_up_two_people
from . import test_lhe_follow_up
from . import test_lke_index
