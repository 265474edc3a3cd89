from . import test_lhe_recommendation
