from . import nomenclature
from . import plan
from . import indicator
from . import rkt
