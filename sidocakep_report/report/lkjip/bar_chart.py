"""Draws the chart of a performance report as a vector image, and says it in words."""

import base64
import math
from decimal import Decimal
from textwrap import wrap

from lxml import etree

from ...typeset.engine import tidy

#: Where the target lies: a bar that reaches it has met it.
REFERENCE = 100
#: A longer bar is cut here, or it would leave no room to tell the others apart.
LONGEST = 200
STEP = 25
WIDTH, NAMES, FIGURES = 640, 230, 70
ROW, BAR, HEAD = 38, 16, 18
#: Capitals of this many still end before the bars.
LINE_LENGTH, LINES = 32, 3
FONT = {"font-family": "Liberation Sans", "font-size": "10"}
FILL, RULE = "#1f4e79", "#808080"
#: A figure that a rule crosses is read all the same: white lies below it. A white
#: outline of its letters would hide them in LibreOffice, which paints it over them.
GROUND = {"stroke": "white", "stroke-width": "11"}
LETTER = 5.8


def draw_bars(figure):
    """Return the chart as the source of an image: an SVG in a data address.

    :param figure: as a signed report keeps it: ``bars`` with ``number``, ``name``,
        ``text`` and ``size``
    """
    bars = figure["bars"]
    height = HEAD + ROW * len(bars)
    sizes = [Decimal(bar["size"]) for bar in bars if bar["size"]]
    end = min(max([REFERENCE, *sizes]), LONGEST)
    end = math.ceil(end / STEP) * STEP
    scale = (WIDTH - NAMES - FIGURES) / end
    image = etree.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        **FONT,
    )
    _draw_axis(image, end, scale, height)
    for number, bar in enumerate(bars):
        _draw_bar(image, bar, HEAD + ROW * number, scale, end)
    return encode_image(image)


def encode_image(image):
    """Return an image as a data address."""
    content = base64.b64encode(etree.tostring(image)).decode("ascii")
    return f"data:image/svg+xml;base64,{content}"


def wrap_lines(item, length, lines):
    """Return number and name of what is drawn, in lines; what is left out has a …."""
    return wrap(
        tidy(f"{item['number']}. {item['name']}"),
        length,
        max_lines=lines,
        placeholder=" …",
    )


def _draw_axis(image, end, scale, height):
    for value in range(0, end + 1, STEP if end <= REFERENCE else 2 * STEP):
        x = f"{NAMES + value * scale:.2f}"
        line = {"x1": x, "x2": x, "y1": str(HEAD - 4), "y2": str(height)}
        look = {"stroke": RULE, "stroke-width": "0.4" if value % REFERENCE else "1"}
        if value == REFERENCE:
            look["stroke-dasharray"] = "4 2"
        etree.SubElement(image, "line", line | look)
        write_text(image, x, HEAD - 8, str(value), anchor="middle")


def _draw_bar(image, bar, top, scale, end):
    lines = wrap_lines(bar, LINE_LENGTH, LINES)
    middle = top + ROW / 2
    first = middle + 3.5 - 6 * (len(lines) - 1)
    for number, line in enumerate(lines):
        write_text(image, "0", first + 12 * number, line)
    length = 0
    if bar["size"]:
        size = max(Decimal(bar["size"]), 0)
        length = float(min(size, end)) * scale
        places = {"x": str(NAMES), "y": f"{middle - BAR / 2:.2f}"}
        shape = {"width": f"{length:.2f}", "height": str(BAR), "fill": FILL}
        etree.SubElement(image, "rect", places | shape)
    text = f"» {say_figure(bar)}" if is_cut(bar) else say_figure(bar)
    write_figure(image, NAMES + length + 4, middle + 3.5, tidy(text))


def write_text(image, x, y, text, anchor="start", **look):
    """Write a text into an image."""
    places = {"x": x, "y": f"{y:.2f}", "text-anchor": anchor}
    etree.SubElement(image, "text", places | look).text = text


def write_figure(image, x, y, text, anchor="start"):
    """Write a figure into an image, on a ground that no rule crosses."""
    width = LETTER * len(text)
    left = x - width / 2 if anchor == "middle" else x
    places = {"x1": f"{left - 1:.2f}", "x2": f"{left + width + 1:.2f}"}
    places |= {"y1": f"{y - 3.5:.2f}", "y2": f"{y - 3.5:.2f}"}
    if text:
        etree.SubElement(image, "line", places | GROUND)
    write_text(image, f"{x:.2f}", y, text, anchor)


def say_figure(bar):
    """Return what the table prints of a bar: its figure, or why there is none."""
    is_dash = (bar["text"] or "").strip() in ("", "-")
    return "tanpa angka" if is_dash and not bar["size"] else bar["text"]


def is_cut(bar):
    """Tell whether a bar is longer than the chart shows."""
    return bool(bar["size"]) and Decimal(bar["size"]) > LONGEST


def describe_bars(figure):
    """Return what the chart shows, for those who cannot see it."""
    said = "; ".join(
        f"{bar['number']}. {bar['name']}: {say_figure(bar)}" for bar in figure["bars"]
    )
    return tidy(f"Grafik batang, {figure['column']}. {said}.")
