from . import iku_report
