from . import reconciliation_report
