from . import test_realisation
from . import test_realisation_sum
