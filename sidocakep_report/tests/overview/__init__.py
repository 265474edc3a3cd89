from . import test_overview_print
