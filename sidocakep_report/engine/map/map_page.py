"""A strategy map on landscape sheets of A3, as a Typst document.

The drawing comes with the places of everything (see ``map_layout``); here it becomes
vector shapes and text, as large as the sheets allow (see ``map_sheets``).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ...typeset.engine import STYLE, TypstDocument, embed_image, literal, tidy
from .curves import find_leaving, point_arrow
from .map_descriptions import write_descriptions
from .map_sheets import (
    FOOT,
    HEAD,
    LEAST,
    MARGIN,
    ROOM,
    WIDTH,
    deal_out,
    lay_out_drawing,
)

LINK = "#b83280"
QUIET = "#52606d"
#: Millimetres of the code over a map, and under the sheets behind it.
HEAD_CODE, DESCRIPTIONS_CODE = 20, 14
#: What a frame stands off its box, in units of the drawing.
OFF = 4


class Proof(NamedTuple):
    """What each sheet of an issued drawing bears.

    :param code: picture of the QR code, as an ``EmbeddedImage``
    :param lines: where it is checked, and since when it holds no longer
    :param mark: set across the sheets of what holds no longer
    """

    code: object
    lines: list
    mark: str = ""


def make_proof(issued):
    """Return the :class:`Proof` of the mark of an issue; ``None`` without one."""
    if not issued:
        return None
    return Proof(
        embed_image(issued["image"], "Kode QR untuk memeriksa dokumen"),
        [
            f"Periksa keaslian: {issued['url']}",
            *filter(None, (issued.get("certificate"), issued.get("ended"))),
        ],
        issued.get("mark") or "",
    )


@dataclass
class MapHeading:
    """What stands over and under the map."""

    title: str
    government: str
    lines: list
    right: list
    day: date
    lang: str = "id"
    legend: list = field(default_factory=list)
    note: str = ""
    proof: Proof | None = None


def map_document(drawing, heading, model="", record_id=None, descriptions=()):
    """Return the page of a map as a ``TypstDocument``, its descriptions behind it."""
    return drawings_document([drawing], heading, model, record_id, descriptions)


def drawings_document(
    drawings, heading, model="", record_id=None, descriptions=(), smallest=LEAST
):
    """Return drawings, one after the other, as a ``TypstDocument``.

    :param smallest: millimetres for a unit of a drawing, at the least
    """
    writer = _MapWriter(drawings, heading, descriptions, smallest)
    proof = heading.proof
    return TypstDocument(
        source=writer.write(),
        date=heading.day,
        model=model,
        record_id=record_id,
        files={proof.code.name: proof.code.content} if proof else {},
        strings=writer.strings,
    )


#: What the drawing is made of, in units ``u`` from its left edge.
FIGURES = f"""#let shape(x, y, body) = at(x, y, pdf.artifact(body))
#let words(x, y, size, weight, ink, body) = at(x, y, text(
  size: size * u, weight: weight, fill: rgb(ink),
  top-edge: "baseline", bottom-edge: "baseline", box(body),
))
#let band(y, h, fill) = place(top + left, dy: y * u, pdf.artifact(
  rect(width: 100%, height: h * u, fill: rgb(fill)),
))
#let level(x, y, ink, body) = place(top + left, dx: x * u, dy: y * u, text(
  size: 13 * u, weight: 700, fill: rgb(ink),
  top-edge: "baseline", bottom-edge: "baseline", box(body),
))
#let pile(x, y, w, h, line) = shape(x, y, rect(
  width: w * u, height: h * u, radius: 12 * u,
  fill: rgb("#ffffff90"), stroke: 1 * u + rgb(line + "60"),
))
#let body(x, y, w, h, fill, line, bar) = shape(x, y, {{
  rect(width: w * u, height: h * u, radius: 8 * u, fill: rgb(fill),
    stroke: 1.2 * u + rgb(line))
  if bar != none {{
    place(top + left, rect(width: 7 * u, height: h * u,
      radius: (left: 8 * u), fill: rgb(bar)))
  }}
}})
#let mark(x, y, color, value) = at(x, y, box(
  width: 66 * u, height: 20 * u, radius: 10 * u, fill: rgb(color),
  align(center + horizon, text(size: 11.5 * u, weight: 700, fill: white, value)),
))
#let point(p) = (p.at(0) * u, p.at(1) * u)
#let line-of(start, segments, stroke) = shape(0, 0, curve(
  stroke: stroke, curve.move(point(start)),
  ..segments.map(s => curve.cubic(
    point(s.slice(0, 2)), point(s.slice(2, 4)), point(s.slice(4, 6)),
  )),
))
#let edge(start, segments) = line-of(start, segments, 1.8 * u + rgb("#7b8794"))
#let leaving(x, y, body) = at(x, y, place(center + horizon, box(
  fill: white, radius: 8 * u, inset: (x: 6 * u, y: 4 * u),
  stroke: 1 * u + rgb("#7b8794"),
  text(size: 10.5 * u, fill: rgb("{QUIET}"), body),
)))
#let link(start, segments, tip) = {{
  line-of(start, segments, (paint: rgb("{LINK}"), thickness: 2.2 * u,
    dash: (8 * u, 5 * u)))
  shape(0, 0, polygon(fill: rgb("{LINK}"), ..tip.map(point)))
}}"""
#: Around a box that was measured; a broken line where there is no figure.
FRAME = f"""#let frame(x, y, w, h, color) = shape(x, y, rect(
  width: w * u, height: h * u, radius: 11 * u, fill: none,
  stroke: if color == none {{ (paint: rgb("{QUIET}"), thickness: 2.5 * u,
    dash: (7 * u, 5 * u)) }} else {{ 4 * u + rgb(color) }},
))"""


class _MapWriter:
    """Writes drawings; keeps their texts, to quote from when one is unprintable."""

    def __init__(self, drawings, heading, descriptions=(), smallest=LEAST):
        self.heading = heading
        self.descriptions = descriptions
        self.strings = []
        self.drawings = [(each, lay_out_drawing(each, smallest)) for each in drawings]
        self.count = sum(len(sheets.tiles) for _each, sheets in self.drawings)

    def write(self):
        parts = [self._preamble()]
        number = 0
        for drawing, sheets in self.drawings:
            parts += [
                self._measures(drawing, sheets),
                "#let drawing = {",
                *self._bands(drawing),
                *self._shapes(drawing),
                "}",
            ]
            dealt, first = deal_out(drawing, sheets), number + 1
            leaving = find_leaving(drawing, sheets.tiles, sheets.scale, dealt)
            for position, (tile, boxes) in enumerate(
                zip(sheets.tiles, dealt, strict=True)
            ):
                parts += ["#pagebreak()"] if position else []
                parts.append(self._head(number))
                signs = [
                    f"leaving({x}, {y}, {self._text(f'ke lembar {first + other}')})"
                    for (x, y), other in sorted(leaving[position].items())
                ]
                parts.append(self._show(tile, drawing, sheets, boxes, signs))
                parts.append(self._foot(number, drawing))
                number += 1
        if self.descriptions:
            title = f"Penjelasan {self.heading.title}"
            proof = self._get_proof(DESCRIPTIONS_CODE)
            parts.append(
                write_descriptions(self.descriptions, title, self._text, proof)
            )
        return "\n".join(parts) + "\n"

    def _text(self, text):
        text = tidy(str(text))
        self.strings.append(text)
        return literal(text)

    def _preamble(self):
        return f"""#import "{STYLE.name}": fonts
#set document(title: {self._text(self.heading.title)}, date: auto)
#set text(font: fonts, lang: {literal(self.heading.lang)}, hyphenate: false)
#set block(spacing: 0pt){self._across()}"""

    def _across(self):
        """Return the mark across the sheets of what holds no longer."""
        proof = self.heading.proof
        if not (proof and proof.mark):
            return ""
        words = (
            f"text(size: 80pt, weight: 700, fill: black.transparentize(88%), "
            f"{literal(proof.mark)})"
        )
        return f"\n#set page(foreground: pdf.artifact(rotate(-32deg, {words})))"

    def _get_proof(self, size):
        """Return the picture of the code, and the lines beside it; none of a draft."""
        proof = self.heading.proof
        if not proof:
            return "", ""
        picture = (
            f"image({literal(proof.code.name)}, height: {size}mm, "
            f"alt: {literal(proof.code.alternative)})"
        )
        return picture, "\\ ".join(f"#{self._text(line)}" for line in proof.lines)

    def _measures(self, drawing, sheets):
        """Return the sheet of a drawing, and the figures at its scale."""
        left = 0
        if len(sheets.tiles) == 1:
            left = (ROOM[0] - drawing["width"] * sheets.scale) / 2
        sides = f"width: {WIDTH:g}mm, height: {sheets.height:g}mm"
        return f"""#set page({sides}, margin: {MARGIN}mm)
#let u = {sheets.scale:.5f}mm
#let left-edge = {max(left, 0):.3f}mm
#let at(x, y, body) = place(top + left, dx: left-edge + x * u, dy: y * u, body)
{FIGURES}{self._frame(drawing)}"""

    def _frame(self, drawing):
        measured = any(box["rating"] for box in drawing["boxes"])
        return f"\n{FRAME}" if measured else ""

    def _show(self, tile, drawing, sheets, boxes, signs):
        """Return the part of the drawing that one sheet shows, with its boxes."""
        wide = max(ROOM[0], drawing["width"] * sheets.scale)
        tall = max(ROOM[1], drawing["height"] * sheets.scale)
        # A last sheet may be wider than what is left: it is white up to its edge.
        high = f"{tile.height:.3f}mm" if len(sheets.tiles) > 1 else "100%"
        across = "100%"
        if tile.left + tile.width < drawing["width"] * sheets.scale - 1:
            across = f"{tile.width:.3f}mm"
        shown = "\n".join(
            [*self._levels(tile, drawing, sheets), *self._boxes(boxes), *signs]
        )
        return f"""#block(width: 100%, height: 1fr,
block(width: {across}, height: {high}, clip: true, place(top + left,
dx: -{tile.left:.3f}mm, dy: -{tile.top:.3f}mm,
block(width: {wide:.3f}mm, height: {tall:.3f}mm, {{
drawing
{shown}
}}))))"""

    def _levels(self, tile, drawing, sheets):
        """Return the names of the levels that begin, or go on, on a sheet."""
        left = tile.left / sheets.scale + 10
        top = tile.top / sheets.scale
        bottom = top + tile.height / sheets.scale
        for band in drawing["bands"]:
            y, label = band["y"] + 19, band["label"].upper()
            if y < top:
                y, label = top + 19, f"{label} (lanjutan)"
            if y < min(bottom, band["y"] + band["height"]):
                ink, words = literal(band["ink"]), self._text(label)
                yield f"level({left:.1f}, {y:.1f}, {ink}, {words})"

    def _head(self, number):
        """Return what stands over a sheet; the title is a heading on the first one."""
        heading = self.heading
        lines = "\\ ".join(f"#{self._text(line)}" for line in heading.lines if line)
        right = "\\ ".join(f"#{self._text(line)}" for line in heading.right if line)
        title = self._text(heading.title)
        title = f'text(size: 19pt, weight: 700, fill: rgb("#12355b"), {title})'
        # the same room as a heading takes, which is in the outline once
        is_first = not number
        title = (
            f"heading(level: 1, {title})"
            if is_first
            else f"block(above: 14pt, below: 8pt, {title})"
        )
        code, _lines = self._get_proof(HEAD_CODE)
        return f"""#block(height: {HEAD}mm, width: 100%, grid(
  columns: (1fr, auto{", auto" if code else ""}), column-gutter: 4mm,
  {{
    text(size: 9pt, {self._text(heading.government.upper())})
    v(3.5pt)
    {title}
    v(3.5pt)
    text(size: 9pt)[{lines}]
  }},
  align(right, text(size: 9pt)[{right}]),
  {code}
))"""

    def _bands(self, drawing):
        for band in drawing["bands"]:
            y, fill = band["y"], literal(band["fill"])
            yield f"band({y:.1f}, {band['height']:.1f}, {fill})"

    def _shapes(self, drawing):
        for pile in drawing["stacks"]:
            yield f"pile({_numbers(pile)}, {literal(pile['line'])})"
        for edge in drawing["edges"]:
            yield f"edge({_array(edge['start'])}, {_segments(edge)})"
        for link in drawing["links"]:
            tip = ", ".join(map(_array, point_arrow(link)))
            yield f"link({_array(link['start'])}, {_segments(link)}, ({tip}))"

    def _boxes(self, boxes):
        for box in boxes:
            bar = literal(box["bar"]) if box["bar"] else "none"
            colors = f"{literal(box['fill'])}, {literal(box['line'])}, {bar}"
            yield f"body({_numbers(box)}, {colors})"
            for text in box["texts"]:
                if text["text"].strip():
                    x, y = box["x"] + text["x"], box["y"] + text["y"]
                    yield (
                        f"words({x:.1f}, {y:.1f}, {text['size']}, "
                        f"{700 if text['bold'] else 400}, "
                        f"{literal(text['ink'])}, {self._text(text['text'])})"
                    )
            if rating := box["rating"]:
                color = literal(rating["color"]) if rating["color"] else "none"
                yield (
                    f"frame({box['x'] - OFF:.1f}, {box['y'] - OFF:.1f}, "
                    f"{box['width'] + 2 * OFF:.1f}, {box['height'] + 2 * OFF:.1f}, "
                    f"{color})"
                )
            if rating and rating["color"]:
                yield (
                    f"mark({box['x'] + box['width'] - 74:.1f}, {box['y'] + 8:.1f}, "
                    f"{literal(rating['color'])}, {self._text(rating['value'])})"
                )

    def _foot(self, number, drawing):
        entries = []
        if drawing["links"]:
            entries.append(
                f'#pdf.artifact(box(line(length: 12mm, stroke: (paint: rgb("{LINK}"), '
                'thickness: 1.2pt, dash: "dashed")))) #h(2mm) '
                f"#{self._text('Hubungan sebab-akibat')}"
            )
        for label, color in self.heading.legend:
            sign = f"circle(radius: 1.6mm, fill: rgb({literal(color)}))"
            if not color:
                sign = (
                    "rect(width: 5mm, height: 3mm, stroke: (paint: "
                    f'rgb("{QUIET}"), thickness: 1pt, dash: "dashed"))'
                )
            entries.append(f"#pdf.artifact(box({sign})) #h(2mm) #{self._text(label)}")
        if self.count > 1:
            entries.append(
                f"#h(1fr) #{self._text(f'Lembar {number + 1} dari {self.count}')}"
            )
        shown = " #h(8mm) ".join(entries)
        _code, lines = self._get_proof(HEAD_CODE)
        if self.heading.note:
            lines = f"#{self._text(self.heading.note)}"
        if lines:
            shown += f" #v(1.5mm, weak: true) #text(size: 8pt)[{lines}]"
        return (
            f"#block(height: {FOOT}mm, width: 100%, inset: (top: 3mm), "
            f"text(size: 9pt)[{shown}])"
        )


def _numbers(shape):
    return ", ".join(f"{shape[key]:.1f}" for key in ("x", "y", "width", "height"))


def _array(numbers):
    return "(" + ", ".join(f"{number:.1f}" for number in numbers) + ",)"


def _segments(curve):
    return "(" + "".join(f"{_array(part)}, " for part in curve["segments"]) + ")"
