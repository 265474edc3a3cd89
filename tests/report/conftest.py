"""Make the print engine importable without Odoo, as in ``tests/engine``."""

import sys
import types
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

if "sidocakep_report" not in sys.modules:
    package = types.ModuleType("sidocakep_report")
    package.__path__ = [str(REPOSITORY / "sidocakep_report")]
    sys.modules["sidocakep_report"] = package
