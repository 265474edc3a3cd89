from . import sidocakep_profile_form
from . import ir_attachment
from . import ir_actions_report
