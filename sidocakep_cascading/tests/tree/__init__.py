from . import test_crosscutting
from . import test_performance_tree
from . import test_performance_tree_access
from . import test_performance_tree_performance
from . import test_performance_tree_tour
from . import test_performance_tree_versions
from . import test_seen
