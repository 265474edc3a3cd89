from . import test_measurement_far
from . import test_measurement_print
from . import test_measurement_result
from . import test_undecided
