from . import sidocakep_nomenclature
from . import sidocakep_nomenclature_edition
from . import limits_mixin
from . import sidocakep_unit
from . import res_company
