from . import test_rkt_print
from . import test_rkt_relations
