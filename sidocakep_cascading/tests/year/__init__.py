from . import test_year
