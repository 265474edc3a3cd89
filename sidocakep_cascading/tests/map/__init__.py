from . import test_map_review
from . import test_map_review_deadline
from . import test_strategy_map
from . import test_strategy_map_tour
