from . import test_bar_chart
from . import test_lkjip_changed
from . import test_lkjip_dispatch_print
from . import test_lkjip_print
from . import test_year_chart
from . import test_demo_year
from . import test_lkjip_three_files
