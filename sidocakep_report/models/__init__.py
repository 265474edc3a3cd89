from . import map
from . import pk
