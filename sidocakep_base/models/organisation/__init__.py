from . import base_lock
from . import holder
from . import tenure_mixin

# hr.employee.public is a view on the columns of the two before it
from . import hr_version
from . import hr_employee
from . import resource_resource
from . import hr_employee_public
from . import hr_job
from . import res_company
from . import official
from . import res_company_agency
from . import res_users_agency
from . import ir_rule
from . import hr_job_official
from . import hr_job_tenure
from . import hr_version_tenure
from . import res_company_official
from . import sidocakep_acting_official
from . import sidocakep_acting_official_decree
from . import ir_attachment
from . import sidocakep_position_history
from . import sidocakep_position_kind
from . import sidocakep_rank
