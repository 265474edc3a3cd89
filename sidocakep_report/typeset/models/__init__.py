from . import ir_actions_report
from . import ir_actions_report_fallback
from . import ir_actions_report_store
from . import ir_actions_report_text
from . import ir_attachment
