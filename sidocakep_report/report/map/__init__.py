from . import performance_tree_report, strategy_map_report
