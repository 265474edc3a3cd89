from . import test_data_collection_print
