from . import workflow_mixin
from . import workflow_part_mixin
from . import hr_job
from . import res_company
from . import sidocakep_position_kind
