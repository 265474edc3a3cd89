from . import test_cascading_print
