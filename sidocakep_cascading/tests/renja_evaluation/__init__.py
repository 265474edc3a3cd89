from . import test_renja_evaluation
from . import test_renja_evaluation_correction
