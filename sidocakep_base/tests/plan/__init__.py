from . import test_access_plan
from . import test_own_agency
from . import test_plan_guide
from . import test_plan_life
from . import test_plan_real_table
from . import test_plan_tour
from . import test_plan_version
from . import test_sidocakep_plan
