"""Draws target and realisation of several years, an indicator a panel."""

from decimal import Decimal

from lxml import etree

from ...typeset.engine import tidy
from .bar_chart import (
    FILL,
    FONT,
    RULE,
    WIDTH,
    encode_image,
    wrap_lines,
    write_figure,
    write_text,
)

#: What fits under each other on a page with the words around it.
PANELS = 5
PANEL, NAMES, BASE, ROOM, MARGIN = 124, 26, 104, 62, 20
TARGET = "#c6d4e1"
#: Panels of as many years stand two beside each other; characters of their names.
FEW_YEARS, GUTTER = 3, 24
NAME_LENGTH, HALF_NAME_LENGTH = 110, 56


def draw_years(figure, is_compact=True):
    """Return the images of the chart: for each its source and its words.

    :param figure: as a signed report keeps it: ``series`` with ``number``, ``name`` and
        ``years``: ``year``, ``target``, ``target_size``, ``text``, ``size``
    :param is_compact: panels of few years stand beside each other
    """
    series = list(filter(_has_figure, figure["series"]))
    years = max((len(item["years"]) for item in series), default=0)
    beside = 2 if is_compact and years <= FEW_YEARS and len(series) > 1 else 1
    each = PANELS * beside
    parts = [series[at : at + each] for at in range(0, len(series), each)]
    return [
        {"source": _draw(part, beside), "words": describe_years(part)} for part in parts
    ]


def _has_figure(item):
    """Tell whether a panel would show anything: levels have no height."""
    return any(year["size"] or year["target_size"] for year in item["years"])


def _draw(series, beside):
    rows = -(-len(series) // beside)
    image = etree.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {PANEL * rows}",
        **FONT,
    )
    for number, item in enumerate(series):
        row, place = divmod(number, beside)
        left = place * (WIDTH + GUTTER) / 2
        right = WIDTH if beside == 1 else left + (WIDTH - GUTTER) / 2
        _draw_panel(image, item, PANEL * row, left, right)
    return encode_image(image)


def _draw_panel(image, item, top, begin, end):
    is_whole = end - begin == WIDTH
    length = NAME_LENGTH if is_whole else HALF_NAME_LENGTH
    for number, line in enumerate(wrap_lines(item, length, 2)):
        write_text(image, f"{begin:g}", top + 10 + 12 * number, line)
    years = item["years"]
    sizes = [
        Decimal(year[name])
        for year in years
        for name in ("target_size", "size")
        if year[name]
    ]
    highest = max([Decimal(0), *sizes])
    scale = ROOM / float(highest) if highest else 0
    begin, end = begin + MARGIN, end - MARGIN
    slot = (end - begin) / len(years)
    places = {"x1": f"{begin:g}", "x2": f"{end:g}"}
    base = str(top + BASE)
    look = {"y1": base, "y2": base, "stroke": RULE, "stroke-width": "0.6"}
    etree.SubElement(image, "line", places | look)
    width = min(slot / 3, 44)
    for number, year in enumerate(years):
        middle = begin + slot * (number + 0.5)
        left = middle - width - 2
        for x, name, text, fill in (
            (left, "target_size", "target", TARGET),
            (middle + 2, "size", "text", FILL),
        ):
            _draw_column(image, year, x, width, name, text, fill, top, scale)
        write_text(image, f"{middle:.2f}", top + BASE + 13, year["year"], "middle")


def _draw_column(image, year, x, width, name, text, fill, top, scale):
    if not year[name]:
        return
    height = max(float(Decimal(year[name])) * scale, 0)
    shape = {"width": f"{width:.2f}", "height": f"{height:.2f}", "fill": fill}
    y = top + BASE - height
    places = {"x": f"{x:.2f}", "y": f"{y:.2f}", "stroke": FILL, "stroke-width": "0.6"}
    etree.SubElement(image, "rect", places | shape)
    said = tidy(year[text].partition(" ")[0])
    write_figure(image, x + width / 2, y - 3, said, "middle")


def describe_years(series):
    """Return what the panels show, for those who cannot see them."""
    said = "; ".join(
        f"{item['number']}. {item['name']}: "
        + ", ".join(
            f"{year['year']} target {_say(year, 'target')}, realisasi "
            f"{_say(year, 'text')}"
            for year in item["years"]
        )
        for item in series
    )
    return tidy(f"Grafik kolom, target dan realisasi per tahun. {said}.")


def _say(year, name):
    """Return a figure as printed in the table, or that there is none."""
    text = year[name]
    return text if text and text != "-" else "tidak ada"
