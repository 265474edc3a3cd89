from . import sidocakep_utilisation
from . import ir_attachment
