from . import sidocakep_import_many
