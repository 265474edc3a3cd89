from . import test_action_plan_print
