from . import action_plan_report
