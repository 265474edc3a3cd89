from . import sidocakep_give_back
from . import sidocakep_owed_text
