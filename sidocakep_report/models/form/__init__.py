from . import sidocakep_profile_form
from . import frozen_document_mixin
from . import ir_attachment
from . import letter_mixin
from . import ir_actions_report
from . import sidocakep_house_template
