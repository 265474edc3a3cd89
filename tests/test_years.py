"""A year on a screen is 2026 and not 2.026: no thousands are parted in it."""

import pytest
from lxml import etree

from tests.repository import ADDONS, ROOT, tracked_files

YEARS = {"year", "year_start", "year_end", "data_year", "baseline_year"}
#: Where a field is written out; a search or a pivot only names it.
SCREENS = ("form", "list", "kanban")
VIEWS = [
    path
    for path in tracked_files()
    if path.suffix == ".xml"
    and path.relative_to(ROOT).parts[0] in ADDONS
    and {"views", "wizard"} & set(path.relative_to(ROOT).parts)
]


def find_parted(tree):
    """Return the lines of years whose thousands are parted."""
    for field in tree.iter("field"):
        hidden = field.get("invisible") == "1" or field.get("column_invisible")
        if field.get("name") not in YEARS or hidden or field.get("widget"):
            continue
        around = (item.tag for item in field.iterancestors())
        screen = next((tag for tag in around if tag in (*SCREENS, "search")), None)
        if screen in SCREENS and "enable_formatting" not in field.get("options", ""):
            yield field.sourceline


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_thousands_in_a_year(path):
    assert not list(find_parted(etree.parse(str(path))))


def test_a_parted_year_is_found():
    tree = etree.fromstring("<odoo><list><field name='year'/></list></odoo>")
    assert list(find_parted(tree)) == [1]
