"""Repository tests: plain pytest, no server, no database."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

#: Odoo runs the tests of addons, see setup/lib/sidosetup/odoo_tests.py.
collect_ignore = ["addons"]
