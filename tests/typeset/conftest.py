"""Make the typesetter's engine importable without Odoo, as in ``tests/engine``.

So too what asks the validator, which the tests in Odoo have. The packages around them
are empty here: their own ``__init__`` loads models.
"""

import sys
import types
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

for name in (
    "sidocakep_report",
    "sidocakep_report.typeset",
    "sidocakep_report.tests",
    "sidocakep_report.tests.typeset",
):
    if name not in sys.modules:
        package = types.ModuleType(name)
        package.__path__ = [str(REPOSITORY.joinpath(*name.split(".")))]
        sys.modules[name] = package
