from . import paper_check
from . import signed_export
