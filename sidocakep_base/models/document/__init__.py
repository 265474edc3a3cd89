from . import workflow_bypass_mixin
from . import workflow_mixin
from . import workflow_part_mixin
