"""The sheets of the import workbook, each bound to the models it fills.

:mod:`.run` is one reading of one file; :mod:`.base` what all sheets share. An addon
adds a sheet by extending ``sidocakep.import._get_sheet_handlers``.
"""

from .base import SheetHandler
from .budget_lines import BudgetLineHandler
from .findings import Findings
from .indicators import IndicatorHandler
from .month_targets import MonthTargetHandler
from .pending import RefusalError, Saver
from .plan_nodes import PlanNodeHandler
from .positions import PositionHandler
from .run import ImportRun

__all__ = [
    "BudgetLineHandler",
    "Findings",
    "ImportRun",
    "IndicatorHandler",
    "MonthTargetHandler",
    "PlanNodeHandler",
    "PositionHandler",
    "RefusalError",
    "Saver",
    "SheetHandler",
]
