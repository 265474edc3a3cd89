from . import test_lkjip_review
