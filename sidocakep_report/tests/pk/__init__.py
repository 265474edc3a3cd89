from . import test_chain
from . import test_pk_difference_print
from . import test_pk_form_print
from . import test_pk_forms
from . import test_pk_print
from . import test_print_browser
from . import test_print_http
from . import test_signature_pdf
