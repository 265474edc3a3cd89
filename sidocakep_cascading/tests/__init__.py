from . import test_engine, test_pk_boyolali, test_pk_fill, test_pk_parties, test_pk_workflow, test_pk_freeze
