from . import sidocakep_pk_draw_up
