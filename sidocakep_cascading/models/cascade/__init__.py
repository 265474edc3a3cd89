from . import coverage_sql
from . import coverage_mixin
from . import hr_job
from . import sidocakep_pk_cascade
from . import sidocakep_coverage
from . import sidocakep_coverage_finding
from . import res_users
