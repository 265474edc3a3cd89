"""The modules of setup/ are run as scripts, so they are on no path by themselves."""

import sys
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2] / "setup/lib"
if str(LIBRARY) not in sys.path:
    sys.path.insert(0, str(LIBRARY))
