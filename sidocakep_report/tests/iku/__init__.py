from . import test_iku_print
