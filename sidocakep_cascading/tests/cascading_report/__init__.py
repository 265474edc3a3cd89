from . import test_cascading_report
