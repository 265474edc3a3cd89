from . import nomenclature
from . import organisation
from . import regulation
from . import document
from . import indicator
from . import rkt
from . import plan_review
from . import start
