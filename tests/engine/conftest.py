"""Make the engine importable without Odoo.

The ``__init__.py`` of an addon imports the models, hence Odoo; the engine below it
does not. A bare package of the same name lets the tests import
``sidocakep_base.engine`` under its real name without running that file.
"""

import os
import sys
import types
from pathlib import Path

from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[2]

for name in ("sidocakep_base", "sidocakep_cascading"):
    if name not in sys.modules:
        package = types.ModuleType(name)
        package.__path__ = [str(REPOSITORY / name)]
        sys.modules[name] = package

# A busy machine is no bug. The usual run tries the same examples every time, the long
# one (setup/test --long) many new ones; mutation testing wants few, and the same.
settings.register_profile(
    "engine", deadline=None, max_examples=50, derandomize=True, database=None
)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.register_profile(
    "mutation", deadline=None, max_examples=25, derandomize=True, database=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "engine"))
