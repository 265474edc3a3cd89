from . import plan_finding_columns
from . import plan_finding_year_sql
from . import plan_finding_sql
from . import sidocakep_plan_finding
from . import sidocakep_plan_check
from . import sidocakep_plan_compare
from . import sidocakep_profile_rule
from . import res_users
