from . import sidocakep_data_collection
