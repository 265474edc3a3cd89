from . import test_handover
from . import test_handover_access
from . import test_handover_follow
from . import test_handovers
