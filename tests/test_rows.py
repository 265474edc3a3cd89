"""A row that has a button which opens it opens by it, wherever it is clicked.

Odoo opens a row of a read-only field in a window in which nobody writes, whoever may.
"""

import pytest
from lxml import etree

from tests.repository import ADDONS, ROOT, tracked_files


def read_only_lists():
    """``[(place, list)]`` of fields that nobody edits where they are shown."""
    return [
        (f"{path.relative_to(ROOT)}:{tree.sourceline}", tree)
        for path in tracked_files()
        if path.suffix == ".xml" and path.relative_to(ROOT).parts[0] in ADDONS
        for tree in etree.parse(path).iter("list")
        if tree.getparent().get("readonly") in ("1", "True")
    ]


def opening_buttons(tree):
    return [
        button.get("name")
        for button in tree.findall("button")
        if button.get("name").startswith("action_open") and not button.get("invisible")
    ]


OPENED = [
    pytest.param(tree, buttons[0], id=place)
    for place, tree in read_only_lists()
    if (buttons := opening_buttons(tree))
]


def test_some_rows_have_such_a_button():
    assert len(OPENED) >= 3


@pytest.mark.parametrize(("tree", "method"), OPENED)
def test_a_row_opens_as_its_button_does(tree, method):
    assert (tree.get("action"), tree.get("type")) == (method, "object")


def test_the_cards_of_a_section_have_the_buttons_of_its_rows():
    """On a phone a sentence is taken up, a former text written again."""
    path = "sidocakep_cascading/views/lkjip/sidocakep_lkjip_section_views.xml"
    fields = [
        tree.getparent()
        for tree in etree.parse(ROOT / path).iter("list")
        if tree.getparent().find("kanban") is not None
    ]
    assert fields
    for field in fields:
        rows, cards = (
            {button.get("name") for button in field.find(kind).iter("button")}
            for kind in ("list", "kanban")
        )
        assert rows == cards, field.get("name")
