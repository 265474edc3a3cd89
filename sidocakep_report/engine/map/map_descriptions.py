"""The sheet behind a strategy map: what the boxes have no room for, as a table.

Paser 23/2016 art. 3(2): "dijelaskan lebih informatif baik dari pengertian definisi
operasional, keterkaitan antar komponen renstra, siapa penanggungjawab dan aparatur yang
terlibat, stake holder yang berkepentingan dan masyarakat penerima manfaat, jumlah
program dan kegiatan, serta perkiraan biaya".
"""

from typing import NamedTuple

WIDTH, HEIGHT, MARGIN = 420, 297, 12
#: Number of the sheet, those of the map before it counted too.
NUMBER = (
    "context align(right + bottom, text(size: 8pt)"
    "[Halaman #counter(page).display() dari #counter(page).final().first()])"
)
#: Under the sheets of an issued map there is room for its code.
CODED_BOTTOM = 22
#: Heading of a column and its share of the width.
COLUMNS = (
    ("Komponen", 6),
    ("Definisi Operasional", 6),
    ("Keterkaitan", 6),
    ("Penanggung Jawab", 4),
    ("Aparatur yang Terlibat", 5),
    ("Pemangku Kepentingan", 4),
    ("Masyarakat Penerima Manfaat", 4),
    ("Indikator Kinerja", 5),
    ("Program, Kegiatan dan Perkiraan Biaya", 4),
)


class Description(NamedTuple):
    """What is said of one component: texts, of several lines where there are several.

    :param level: over the first component of each level its name is printed
    """

    level: str
    name: str
    definition: str = ""
    relations: str = ""
    responsible: str = ""
    staff: str = ""
    stakeholders: str = ""
    beneficiaries: str = ""
    indicators: str = ""
    facts: str = ""


def write_descriptions(descriptions, title, text, proof=("", "")):
    """Return the source of the sheets.

    :param text: makes of a string the literal that stands for it
    :param proof: picture of the code under each sheet and what stands beside it
    """
    shares = ", ".join(f"{share}fr" for _name, share in COLUMNS)
    names = ", ".join(f"text(weight: 700, {text(name)})" for name, _share in COLUMNS)
    rows: list[str] = []
    level = None
    for description in descriptions:
        cells = [_cell(words, text) for words in description[1:]]
        if description.level != level:
            level = description.level
            rows.append(_write_level(level, len(rows), text))
            cells[0] = f"[#metadata(none)<level-{len(rows) - 1}>]+{cells[0]}"
        rows.append(", ".join(cells) + ",")
    body = "\n".join(rows)
    code, lines = proof
    margin, footer = f"{MARGIN}mm", NUMBER
    if code:
        margin = f"(rest: {MARGIN}mm, bottom: {CODED_BOTTOM}mm)"
        footer = (
            "grid(columns: (auto, 1fr, auto), column-gutter: 4mm, "
            f"{code}, align(bottom, text(size: 8pt)[{lines}]), {NUMBER})"
        )
    return f"""#set page(width: {WIDTH}mm, height: {HEIGHT}mm,
margin: {margin}, footer-descent: 8%, footer: {footer})
#set text(size: 7.5pt)
#heading(level: 1, text(size: 13pt, {text(title)}))
#v(3mm)
#table(columns: ({shares}), stroke: 0.5pt + rgb("#7b8794"), inset: 4pt,
align: left + top, table.header({names}),
{body}
)
"""


def _write_level(level, number, text):
    """Return the row over the components of a level, repeated on the sheets after.

    :param number: tells the levels apart; the first component bears it as a label
    """
    return (
        f"table.header(level: 2, table.cell(colspan: {len(COLUMNS)}, "
        f'fill: rgb("#eef2f6"), context {{ text(weight: 700, {text(level.upper())})\n'
        f"if query(<level-{number}>).first().location().page() < here().page() "
        "[ (lanjutan)] })),"
    )


def _cell(words, text):
    """Return a cell; what nobody has written is a dash.

    >>> print(_cell("a\\nb", repr), _cell("", repr))
    [#'a'#linebreak()#'b'] [#'-']
    """
    lines = [line for line in (words or "").splitlines() if line.strip()] or ["-"]
    return "[" + "#linebreak()".join(f"#{text(line)}" for line in lines) + "]"
