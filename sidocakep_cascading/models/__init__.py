from . import map
from . import tree
from . import pk
from . import cascade
from . import signing
from . import revision
from . import deadline
from . import data_collection
