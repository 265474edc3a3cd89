"""What scrolls is reached by keyboard and has a name, on any width of text.

A region that scrolls only where a font is wide is seen by no browser test on another
machine, so the sources are read: WCAG 2.1.1, and axe's scrollable-region-focusable.
"""

import re

import pytest
from lxml import etree

from tests.repository import ADDONS, ROOT, tracked_files

#: Classes of Bootstrap that let an element scroll.
SCROLLS = re.compile(
    r"\b(table-responsive(-\w+)?|overflow(-[xy])?-(auto|scroll))(?![\w-])"
)
#: The same by a style sheet or a style.
STYLE = re.compile(r"overflow(-[xy]|[XY])?[\"']?\s*[:=]\s*[\"']?\s*(auto|scroll)\b")


def sources(*suffixes):
    return [
        path
        for path in tracked_files()
        if path.suffix in suffixes
        and path.relative_to(ROOT).parts[0] in ADDONS
        and not {"lib", "tests"} & set(path.relative_to(ROOT).parts)
    ]


def scrolling(path):
    """The elements of a file that scroll by their class."""
    return [
        element
        for element in etree.parse(path).iter(etree.Element)
        if any(
            SCROLLS.search(value)
            for name, value in element.attrib.items()
            if name in ("class", "t-att-class", "t-attf-class", "className")
        )
    ]


def lacks(element):
    """What an element that scrolls has not got."""
    missing = [] if element.get("tabindex") == "0" else ["tabindex"]
    missing += [] if element.get("role") == "region" else ["role"]
    names = ("aria-label", "t-att-aria-label", "aria-labelledby")
    return missing + ([] if any(map(element.get, names)) else ["aria-label"])


def test_something_scrolls():
    assert sum(len(scrolling(path)) for path in sources(".xml")) >= 6


@pytest.mark.parametrize("addon", ADDONS)
def test_what_scrolls_can_be_focused_and_is_named(addon):
    wrong = [
        f"{path.relative_to(ROOT)}:{element.sourceline}: {', '.join(lacks(element))}"
        for path in sources(".xml")
        if path.is_relative_to(ROOT / addon)
        for element in scrolling(path)
        if lacks(element)
    ]
    assert not wrong


def test_nothing_scrolls_by_a_style_where_no_test_sees_its_element():
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in sources(".scss", ".js", ".xml")
        for found in STYLE.finditer(path.read_text("utf-8"))
    ]
    assert not wrong, "let it scroll by a class, on an element with a name"


@pytest.mark.parametrize(
    "text",
    [
        "overflow: auto;",
        "overflow-y:scroll",
        'overflowX: "auto"',
        "style.overflow = 'scroll'",
    ],
)
def test_styles_that_scroll_are_seen(text):
    assert STYLE.search(text)


def test_classes_that_scroll_are_seen():
    assert SCROLLS.search("d-flex overflow-auto p-3")
    assert SCROLLS.search("table-responsive-sm mb-4")
    assert not SCROLLS.search("overflow-hidden text-truncate")
