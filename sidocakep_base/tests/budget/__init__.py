from . import test_sidocakep_budget
from . import test_sidocakep_budget_year
