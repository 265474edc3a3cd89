from . import test_engine, test_pk_boyolali, test_pk_fill, test_pk_parties, test_pk_workflow, test_pk_freeze, test_pk_access, test_pk_rpc, test_pk_document, test_pk_draw_up
from . import test_import_pk
