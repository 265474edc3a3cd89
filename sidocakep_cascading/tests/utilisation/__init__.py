from . import test_utilisation
