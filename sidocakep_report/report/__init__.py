from . import pk_report
