from . import paper_check
