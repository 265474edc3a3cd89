"""Dots stand on paper only where a pen is meant to write.

What an office never said is left out of a paper that was signed or handed over, or said
in words; a row of ``tests/data/dots.tsv`` says of each place why it may have dots.
"""

import csv
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRINTS = ROOT / "sidocakep_report" / "report"
DOTS = re.compile(r"'\.' \* \d+|\.{6,}")


def read_templates():
    """Count what can stand as dots: ``{(file, what it stands for): how often}``."""
    found = Counter()
    for path in sorted(PRINTS.rglob("*.xml")):
        for line in path.read_text().splitlines():
            if DOTS.search(line):
                value = re.search(r"[\w.]+(\[[^]]*\]|\.get\([^)]*\))?(?= or )", line)
                what = value.group() if value else line.strip()
                found[path.name, what.replace('"', "'")] += 1
    return found


def test_each_place_with_dots_says_what_the_pen_writes():
    with (ROOT / "tests" / "data" / "dots.tsv").open() as rows:
        table = {
            (row["file"], row["value"]): row
            for row in csv.DictReader(rows, delimiter="\t")
        }
    assert set(read_templates()) == set(table)
    assert all(len(row["why"].split()) > 2 for row in table.values())
