from . import test_certificate
from . import test_regency
from . import test_workflow
