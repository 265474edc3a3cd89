from . import test_js
from . import test_pk_forms
from . import test_pk_print
from . import test_print_browser
from . import test_print_fallback
from . import test_print_http
from . import test_stored_print
from . import test_uninstall
