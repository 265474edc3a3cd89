from . import rkt_report
