from . import test_renja_evaluation_print
