from . import import_messages
from . import sheets
from . import sidocakep_import
from . import sidocakep_import_run
from . import sidocakep_import_task
from . import sidocakep_import_change
from . import sidocakep_import_problem
from . import sidocakep_import_summary
