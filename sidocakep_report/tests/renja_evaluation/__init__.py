from . import test_renja_evaluation_print
from . import test_renja_evaluation_changed
