from . import lkjip_report
