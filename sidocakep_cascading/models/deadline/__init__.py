from . import pk_deadline_kind
from . import sidocakep_deadline
from . import sidocakep_deadline_activity
from . import sidocakep_pk
from . import hr_job
from . import res_users
