from . import (
    sidocakep_pk_cascade,
    sidocakep_pk_cascade_hand_down,
    sidocakep_pk_cascade_line,
    sidocakep_pk_cascade_pair,
    sidocakep_pk_cascade_person,
    sidocakep_pk_draw_up,
    sidocakep_pk_return,
    sidocakep_pk_revise,
    sidocakep_pk_revision_dismiss,
    sidocakep_pk_revision_find,
    sidocakep_pk_revision_find_line,
    sidocakep_pk_difference,
    sidocakep_pk_difference_line,
    sidocakep_pk_sign,
    sidocakep_pk_sign_line,
)
from . import sidocakep_crosscutting_ask, sidocakep_crosscutting_answer
