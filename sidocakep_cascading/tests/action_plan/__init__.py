from . import test_action_month
from . import test_action_plan
from . import test_import_action
from . import test_compiling_team
