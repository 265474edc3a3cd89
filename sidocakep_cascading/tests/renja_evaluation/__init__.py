from . import test_renja_evaluation
