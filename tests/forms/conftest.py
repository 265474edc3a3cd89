"""Make the engines of the printed forms importable without Odoo."""

import sys
import types
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

for name in (
    "sidocakep_report",
    "sidocakep_report.typeset",
    "sidocakep_report.report",
    "sidocakep_report.report.lkjip",
    "sidocakep_report.tests",
    "sidocakep_report.tests.typeset",
):
    if name not in sys.modules:
        package = types.ModuleType(name)
        package.__path__ = [str(REPOSITORY.joinpath(*name.split(".")))]
        sys.modules[name] = package
