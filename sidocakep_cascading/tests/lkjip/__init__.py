from . import test_lkjip
from . import test_lkjip_engine
from . import test_lkjip_tables
from . import test_lkjip_access
from . import test_lkjip_document
from . import test_lkjip_charts
from . import test_lkjip_dashes
from . import test_lkjip_sections
