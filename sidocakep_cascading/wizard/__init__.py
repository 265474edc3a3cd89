from . import sidocakep_pk_draw_up, sidocakep_pk_return
