from . import test_dialog
