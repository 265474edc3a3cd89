from . import test_budget_rka
from . import test_sidocakep_budget
from . import test_sidocakep_budget_year
