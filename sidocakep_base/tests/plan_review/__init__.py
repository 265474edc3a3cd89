from . import test_plan_compare
from . import test_plan_compare_edge
from . import test_plan_finding
from . import test_plan_finding_edge
from . import test_plan_finding_money
from . import test_plan_finding_remedy
from . import test_plan_finding_season
from . import test_plan_step
