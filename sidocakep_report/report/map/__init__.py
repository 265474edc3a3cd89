from . import strategy_map_report
