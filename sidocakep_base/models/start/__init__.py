from . import res_users
from . import res_users_access
from . import res_users_login
from . import sidocakep_login_slip
from . import sidocakep_start_step
from . import sidocakep_start_step_address
