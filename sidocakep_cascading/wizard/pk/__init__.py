from . import sidocakep_pk_draw_up
from . import sidocakep_pk_draw_up_line
from . import sidocakep_pk_draw_up_task
from . import sidocakep_profile_adopt
from . import sidocakep_profile_adopt_line
