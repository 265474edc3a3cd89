from . import pk_difference_report, pk_report, strategy_map_report
