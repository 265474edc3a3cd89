from . import sidocakep_pk_revise
from . import sidocakep_pk_revision_dismiss
from . import sidocakep_pk_revision_find
from . import sidocakep_pk_revision_find_line
from . import sidocakep_pk_difference
from . import sidocakep_pk_difference_line
from . import sidocakep_mutasi_line
