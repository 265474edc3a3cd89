"""Run the folder as a program: ``python3 sidocakep_base/engine < table.csv``.

Python starts a folder without its package, so the relative imports inside have no
parent. The folder is therefore loaded once more as a package under a name of its
own, without touching ``sys.path`` or running the addon around it, which needs Odoo.
"""

import importlib
import importlib.util
import sys
from pathlib import Path


def _load(name: str, folder: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} is no package")
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)


if __name__ == "__main__":
    _load("sidocakep_engine", Path(__file__).resolve().parent)
    sys.exit(importlib.import_module("sidocakep_engine.cli").main())
