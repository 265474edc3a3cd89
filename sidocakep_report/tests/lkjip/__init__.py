from . import test_lkjip_print
