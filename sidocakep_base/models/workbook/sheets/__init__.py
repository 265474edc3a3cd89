"""The sheets of the import workbook, each bound to the models it fills.

:mod:`.run` is one reading of one file; :mod:`.base` what all sheets share. An addon
adds a sheet by extending ``sidocakep.import._get_sheet_handlers``; what its handler
needs is named here.
"""

from .base import SheetHandler, same_figure, split_words
from .batches import last_row
from .budget_lines import BudgetLineHandler
from .figures import FigureReader, figure_words
from .findings import Findings
from .indicators import IndicatorHandler
from .month_targets import MonthTargetHandler
from .pending import MAX_REFUSED, Pending, RefusalError, Saver, same_record
from .plan_nodes import PlanNodeHandler
from .positions import PositionHandler
from .record_words import RecordWords
from .run import REFUSED, ImportRun

__all__ = [
    "MAX_REFUSED",
    "REFUSED",
    "BudgetLineHandler",
    "FigureReader",
    "Findings",
    "ImportRun",
    "IndicatorHandler",
    "MonthTargetHandler",
    "Pending",
    "PlanNodeHandler",
    "PositionHandler",
    "RecordWords",
    "RefusalError",
    "Saver",
    "SheetHandler",
    "figure_words",
    "last_row",
    "same_figure",
    "same_record",
    "split_words",
]
