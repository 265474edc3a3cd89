from . import test_reconciliation_print
