"""Make the engine importable without Odoo.

``sidocakep_base/__init__.py`` imports the models, hence Odoo; the engine below it
does not. A bare package of the same name lets the tests import
``sidocakep_base.engine`` under its real name without running that file.
"""

import sys
import types
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

if "sidocakep_base" not in sys.modules:
    package = types.ModuleType("sidocakep_base")
    package.__path__ = [str(REPOSITORY / "sidocakep_base")]
    sys.modules["sidocakep_base"] = package
