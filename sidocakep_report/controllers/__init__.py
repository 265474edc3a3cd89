from . import issued_bundle
from . import issued_page
from . import report_address
