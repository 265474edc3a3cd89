from . import test_rka_amounts
from . import test_rkt_access
from . import test_rkt_generate_edge
from . import test_rkt_real_tables
from . import test_rkt_redraw
from . import test_rkt_rka
from . import test_rkt_version
from . import test_sidocakep_rkt
