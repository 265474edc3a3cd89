from . import test_iku_decree
