from . import sidocakep_agency_list
from . import sidocakep_agency_list_line
from . import sidocakep_department_move
from . import sidocakep_department_move_line
from . import sidocakep_login_row
from . import sidocakep_login_sheet
