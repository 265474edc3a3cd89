from . import ir_actions_report
from . import ir_attachment
from . import sidocakep_pk
from . import sidocakep_pk_signature
from . import sidocakep_plan
