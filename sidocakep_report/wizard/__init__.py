from . import issued
from . import pk
