from . import sidocakep_budget
from . import sidocakep_budget_line
from . import sidocakep_budget_year
from . import sidocakep_plan_node
from . import sidocakep_deadline
from . import sidocakep_deadline_request
from . import sidocakep_budget_deadline
from . import sidocakep_budget_year_deadline
