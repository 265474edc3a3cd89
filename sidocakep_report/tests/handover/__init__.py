from . import test_handover_print
