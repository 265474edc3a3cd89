from . import dialog_report
