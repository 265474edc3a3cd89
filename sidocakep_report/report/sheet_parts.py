"""Which parts of a printed form have a sheet of their own in its spreadsheet."""

import re

from lxml import html

from .xlsx_page import get_sheet_name

LANDSCAPE = "ts-landscape"
RULED = {"ts-grid", "ts-lines", "ts-bare"}
#: What is of the paper only: the footer, the lists with their pages, leaves.
LISTS = {"ts-outline", "ts-captions", "ts-figures"}
LEFT_OUT = {"ts-footer", *LISTS}
#: The heads of a table stay in sight where they begin above this row; lower down the
#: letter above them would fill the window.
FROZEN_BEFORE = 12
#: What a table that has a sheet of its own leaves in its place.
ELSEWHERE = "Tabel pada lembar {}"
#: How a table is called whose paper gives it no caption.
TABLE = "Tabel"


def get_classes(element):
    return set((element.get("class") or "").split())


def get_words(element):
    """Return the text of an element, a line break where the page has one."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag in ("p", "div", "li", "tr"):
            parts += ["\n", get_words(child), "\n"]
        elif isinstance(child.tag, str):
            parts.append(get_words(child))
        # the blanks of the template are no line breaks
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    lines = "".join(parts).split("\n") if len(element) else [" ".join(parts)]
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def list_sheets(articles):
    """Return ``[(name of the sheet, what stands on it)]`` of the documents of a page.

    An element that has a ``data-sheet`` begins another sheet of that name. Where the
    first table stands so far down that its heads cannot stay in sight, each table of
    that part goes onto a sheet of its own with its caption and its notes; where it was
    the text says which sheet has it.
    """
    sheets, places = [], []
    for article in articles:
        for title, part in split_sheets(article):
            sheets.append((title, part))
            for name, table, place in take_tables(part):
                places.append((place, len(sheets)))
                sheets.append((name, table))
    named = [
        (get_sheet_name(f"{number} {title}"), part)
        for number, (title, part) in enumerate(sheets, start=1)
    ]
    for place, number in places:
        place.text = ELSEWHERE.format(named[number][0])
    return named


def split_sheets(article):
    """Return ``[(name, part of the document)]``; the first begins without a break."""
    look = article.get("class")
    parts = [(article.get("data-title") or "", look, [])]
    for element in article:
        name = element.get("data-sheet")
        if name:
            lies = LANDSCAPE in (element.get("class") or "").split()
            parts.append((name, f"{look} {LANDSCAPE}" if lies else look, []))
        parts[-1][-1].append(element)
    if len(parts) == 1:
        return [(parts[0][0], article)]
    return [
        (name, _make_part(article, look_of, elements))
        for name, look_of, elements in parts
    ]


def take_tables(part):
    """Take tables out of a part whose first is far down.

    :return: ``[(name, the table with its words, the paragraph left in its place)]``
    """
    if not _is_far_down(part):
        return []
    return [_take_table(part, table) for table in _list_headed(part)]


def _make_part(article, look, elements):
    part = html.Element("div", {**article.attrib, "class": look})
    part.extend(elements)
    return part


def _list_headed(part):
    """Return the ruled tables that have heads."""
    return [
        table
        for table in part.iter("table")
        if get_classes(table) & RULED and table.find("thead") is not None
    ]


def _is_far_down(part):
    """Tell whether the first table with heads begins where they are not kept."""
    tables = _list_headed(part)
    return bool(tables) and _count_rows(part, tables[0]) >= FROZEN_BEFORE


def _count_rows(part, end):
    """Return how many rows of a sheet stand above a table, its copy mark too."""
    count = 1 + bool(part.get("data-mark"))
    for element in part.iterdescendants("p", "h1", "h2", "h3", "li", "img", "tr"):
        if element.getparent() is end or end in element.iterancestors():
            break
        around = list(element.iterancestors())
        is_left_out = any(get_classes(item) & LEFT_OUT for item in around)
        is_inside = element.tag == "p" and any(item.tag == "tr" for item in around)
        count += not (is_left_out or is_inside)
    return count


def _take_table(part, table):
    before, after = table.getprevious(), table.getnext()
    is_caption = before is not None and "ts-caption" in get_classes(before)
    heading = before if is_caption else _find_heading(part, table)
    title = get_words(heading) if heading is not None else TABLE
    place = html.Element("p")
    table.addprevious(place)
    caption = html.Element("h2")
    caption.text = title
    elements = [caption, table]
    while after is not None and after.tag == "p" and "ts-small" in get_classes(after):
        elements.append(after)
        after = after.getnext()
    return title, _make_part(part, part.get("class"), elements), place


def _find_heading(part, table):
    """Return the head that stands last above a table."""
    found = None
    for element in part.iterdescendants("h1", "h2", "h3", "table"):
        if element is table:
            break
        if element.tag != "table":
            found = element
    return found
