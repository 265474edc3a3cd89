from . import test_sidocakep_nomenclature
from . import test_nomenclature_load
from . import test_sidocakep_unit
