from . import plan_finding_sql
from . import sidocakep_plan
from . import sidocakep_plan_life
from . import sidocakep_plan_check
from . import sidocakep_plan_node
from . import sidocakep_plan_cost
from . import sidocakep_plan_nomenclature
from . import sidocakep_plan_finding
