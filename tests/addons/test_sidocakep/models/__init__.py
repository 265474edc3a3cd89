from . import test_sidocakep_document
