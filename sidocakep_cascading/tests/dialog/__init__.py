from . import test_dialog, test_dialog_correction
