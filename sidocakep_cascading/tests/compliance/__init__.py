from . import test_compliance
