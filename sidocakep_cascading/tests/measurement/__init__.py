from . import test_measurement
from . import test_measurement_analysis
from . import test_measurement_deadline
from . import test_measurement_facts
from . import test_measurement_output
from . import test_measurement_real
from . import test_measurement_report
from . import test_measurement_steps
