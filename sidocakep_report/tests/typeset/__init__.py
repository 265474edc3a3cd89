from . import test_demo_prints
from . import test_print_fallback
from . import test_stored_print
from . import test_typeset_report
from . import test_uninstall
