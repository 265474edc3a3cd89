from . import test_field_guard
from . import test_deadline_kind
from . import test_full_disk
from . import test_tenure
from . import test_turn
from . import test_version
from . import test_view_mixin
from . import test_workflow_mixin
