from . import sidocakep_crosscutting_ask
from . import sidocakep_crosscutting_answer
