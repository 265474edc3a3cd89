from . import test_dialog_print
