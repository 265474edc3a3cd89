"""The real tables of the repository, as rows, for tests that enter them."""

import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "data" / "real"


def read_table(name):
    """Return the rows of a table as dicts; its ``#`` lines say where it is from."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        lines = [line for line in handle if not line.startswith("#")]
    return list(csv.DictReader(lines))


def read_all_cells():
    """Return every cell of every real table, except the nomenclature's texts."""
    return [
        cell
        for path in sorted(FOLDER.glob("*.csv"))
        for row in read_table(path.name)
        for cell in row.values()
        if isinstance(cell, str)
    ]
