from . import test_department_move
from . import test_login_row
from . import test_login_slip
from . import test_start_step
