from . import sidocakep_dialog
