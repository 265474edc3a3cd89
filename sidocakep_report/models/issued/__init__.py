from . import sidocakep_issued_document
from . import sidocakep_issued_document_file
from . import sidocakep_issued_document_page
from . import sidocakep_issued_visit
from . import issued_mixin
from . import frozen_document_mixin
from . import ir_actions_report
