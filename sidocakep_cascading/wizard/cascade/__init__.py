from . import sidocakep_pk_cascade
from . import sidocakep_pk_cascade_hand_down
from . import sidocakep_pk_cascade_line
from . import sidocakep_pk_cascade_pair
from . import sidocakep_pk_cascade_person
