from . import test_issued_document
from . import test_issued_page
from . import test_publication
