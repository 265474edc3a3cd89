from . import test_strategy_map_print
