from . import workflow_mixin
from . import workflow_part_mixin
