from . import test_sidocakep_document
from . import sidocakep_issued_document
