from . import test_rkt_print
