from . import test_real_boyolali_mutasi
from . import test_real_printed_action
from . import test_real_printed_measurement
from . import test_real_printed_renja
from . import test_real_setwan_amendment
from . import test_real_setwan_chain
from . import test_real_setwan_map
from . import test_real_setwan_rkt
