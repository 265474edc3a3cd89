from . import sidocakep_budget
from . import sidocakep_budget_line
from . import sidocakep_budget_year
from . import sidocakep_plan_node
from . import res_company
