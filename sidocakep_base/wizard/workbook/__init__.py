from . import sidocakep_import_many
from . import sidocakep_import_many_list
