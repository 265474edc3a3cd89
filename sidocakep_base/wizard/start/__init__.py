from . import sidocakep_login_row
from . import sidocakep_login_sheet
