from . import sidocakep_dialog
from . import sidocakep_dialog_invitation
