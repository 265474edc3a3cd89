from . import test_export_file
from . import test_realisation
from . import test_realisation_sum
