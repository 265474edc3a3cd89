"""What a bound copy has of its own: the word on each sheet, the cover, the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...typeset.engine import TypstDocument, literal, tidy

#: Width and height of the cover and the list, in millimetres (F4).
SHEET = (215, 330)


@dataclass(frozen=True)
class Sort:
    """What a bound file holds, and what its cover says of it."""

    title: str
    word: str
    warning: str
    note: str


COPY = Sort(
    "Salinan Dokumen Terbit",
    "SALINAN",
    "SALINAN - bukan dokumen asli",
    "Berkas ini salinan terjilid, bukan dokumen asli, dan tidak membawa tanda tangan "
    "elektronik atau kode keutuhan dokumen aslinya. Yang berlaku adalah berkas "
    "asli, yang dapat dicocokkan pada halaman publik melalui kode QR dokumen itu.",
)
#: To be printed: its sheets bear nothing but what the drafts themselves say.
DRAFTS = Sort(
    "Rancangan Perjanjian Kinerja",
    "RANCANGAN",
    "RANCANGAN - belum ditandatangani",
    "Berkas ini untuk dicetak: setiap rancangan disajikan sebagaimana adanya pada hari "
    "dikumpulkan, tanpa kode dan tanpa catatan dalam register dokumen terbit. "
    "Rancangan yang diubah sesudahnya perlu dikumpulkan kembali.",
)
STYLE = """#set document(title: {title})
#set text(font: "Liberation Sans", lang: "id", size: 10pt)
#set par(justify: false)
#let mark(w, h, word, note) = pdf.artifact({{
  place(center + horizon, rotate(-calc.atan(h / w), text(
    size: calc.min(w, h) * 0.2, weight: 700, tracking: 0.05em,
    fill: rgb(176, 42, 55, 46), word,
  )))
  place(top + center, dy: 5mm, text(
    size: 8pt, weight: 700, fill: rgb("#8a1c28"), note,
  ))
}})
"""
SHEETS = """#let sheet(w, h, word, note) = page(width: w, height: h, margin: 0pt,
  mark(w, h, word, note))
"""


@dataclass(frozen=True)
class Entry:
    """A line of the list: a document, and on which sheet it begins."""

    group: str
    name: str
    number: str
    day: str
    sheet: int


@dataclass(frozen=True)
class Cover:
    """What the cover says."""

    government: str
    title: str
    lines: Sequence[str]
    day: date
    sort: Sort = COPY


def get_mark_document(
    sizes: Sequence[tuple[float, float]], first: int, day: date
) -> TypstDocument:
    """Return pages of these sizes (points) that say SALINAN and the sheet's number."""
    pages = [
        f"#sheet({width:.3f}pt, {height:.3f}pt, "
        f"{literal(COPY.word)}, "
        f"{literal(f'{COPY.warning} - lembar {first + place}')})"
        for place, (width, height) in enumerate(sizes)
    ]
    head = STYLE.format(title=literal(COPY.title)) + SHEETS
    return TypstDocument(head + "\n".join(pages), day, "", None)


def get_front_document(cover: Cover, entries: Sequence[Entry]) -> TypstDocument:
    """Return the cover and the list, group by group."""
    (width, height), sort = SHEET, cover.sort
    frame = (
        f"#set page(width: {width}mm, height: {height}mm, margin: (left: 25mm, "
        f"right: 20mm, top: 22mm, bottom: 20mm), foreground: "
        f"mark({width}mm, {height}mm, {literal(sort.word)}, "
        f"{literal(sort.warning)}))\n"
    )
    strings = [cover.government, cover.title, *cover.lines]
    rows = []
    for place, entry in enumerate(entries, start=1):
        if place == 1 or entry.group != entries[place - 2].group:
            rows.append(f"head({_say(entry.group)})")
        cells = (f"{place}", entry.name, entry.number, entry.day, f"{entry.sheet}")
        rows.append(", ".join(map(_say, cells)))
        strings += [entry.group, entry.name, entry.number]
    source = STYLE.format(title=literal(_tidy(cover.title))) + frame
    return TypstDocument(
        source + _write_cover(cover) + _write_list(rows),
        cover.day,
        "",
        None,
        {},
        strings,
    )


def _write_cover(cover: Cover) -> str:
    lines = "\n".join(
        f"#block(text(size: 11pt, {_say(line)}))" for line in cover.lines if line
    )
    return f"""#align(center)[
#v(60mm)
#text(size: 13pt, {_say(cover.government)})
#v(14mm)
#heading(level: 1, text(size: 22pt, {_say(cover.title)}))
#v(10mm)
{lines}
#v(24mm)
#block(width: 120mm, stroke: 0.8pt + rgb("#8a1c28"), inset: 5mm, align(left)[
#text(weight: 700, fill: rgb("#8a1c28"), {literal(cover.sort.warning)})
#v(1mm)
#text(size: 9.5pt, {literal(cover.sort.note)})
])
]
#pagebreak()
"""


def _write_list(rows: Sequence[str]) -> str:
    heads = ", ".join(
        f"strong({literal(head)})"
        for head in ("No.", "Dokumen", "Nomor", "Tanggal", "Lembar")
    )
    body = ",\n".join(rows)
    return f"""#heading(level: 1, text(size: 14pt, "Daftar Isi"))
#v(3mm)
#set text(size: 9pt)
#let head(name) = table.cell(
  colspan: 5, align: left, fill: rgb("#eceff1"), strong(name),
)
#table(columns: (10mm, 1fr, 38mm, 30mm, 15mm), stroke: 0.4pt + rgb("#90a4ae"),
align: (right, left, left, left, right),
table.header({heads}),
{body}
)
"""


def _say(text: str) -> str:
    return literal(_tidy(text))


def _tidy(text: str) -> str:
    return " ".join(tidy(text).split())
