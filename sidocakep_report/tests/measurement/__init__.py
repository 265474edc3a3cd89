from . import test_measurement_print
