from . import in_force_mixin
from . import whole_mixin
from . import workflow_bypass_mixin
from . import workflow_mixin
from . import workflow_part_mixin

# hr.employee.public is a view on the columns of the two before it
from . import hr_version
from . import hr_employee
from . import resource_resource
from . import hr_employee_public

from . import hr_job
from . import res_company
from . import sidocakep_acting_official
from . import sidocakep_position_history
from . import sidocakep_position_kind
from . import sidocakep_rank

# regulation, nomenclature and units
from . import res_company_regulation
from . import sidocakep_achievement_band
from . import sidocakep_achievement_formula
from . import sidocakep_achievement_policy
from . import sidocakep_indicator_level
from . import sidocakep_nomenclature
from . import sidocakep_nomenclature_edition
from . import sidocakep_ordinal_point
from . import sidocakep_ordinal_scale
from . import sidocakep_profile
from . import sidocakep_profile_adopt
from . import sidocakep_profile_calendar
from . import sidocakep_profile_deadline
from . import sidocakep_profile_form
from . import sidocakep_profile_level_rule
from . import sidocakep_unit

# plans, indicators, targets and budgets
from . import value_mixin
from . import sidocakep_plan_life_mixin
from . import sidocakep_plan_check_mixin
from . import sidocakep_plan
from . import sidocakep_plan_node
from . import sidocakep_plan_cost
from . import sidocakep_plan_nomenclature
from . import sidocakep_plan_finding
from . import sidocakep_indicator
from . import sidocakep_indicator_achievement
from . import sidocakep_indicator_target
from . import sidocakep_indicator_smart
from . import sidocakep_target
from . import sidocakep_target_trend
from . import sidocakep_budget
from . import sidocakep_budget_line
from . import sidocakep_budget_year
from . import res_company_budget
from . import rkt_part_mixin
from . import rkt_draw_mixin
from . import rkt_table_mixin
from . import sidocakep_rkt
from . import sidocakep_rkt_rule
from . import sidocakep_rkt_line
from . import sidocakep_rka_measure
from . import sidocakep_budget_rkt

# import of the workbook
from . import sidocakep_import
from . import sidocakep_import_change
from . import sidocakep_import_problem
from . import sidocakep_import_summary
