from . import handover_report
