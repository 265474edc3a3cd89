from . import test_performance_tree_print, test_strategy_map_print
