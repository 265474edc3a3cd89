"""The sections of a made-up performance report, as the profile asks for them."""

from odoo.addons.sidocakep_cascading.models.lkjip.lkjip_figures import compose_figure
from odoo.addons.sidocakep_cascading.models.lkjip.sidocakep_lkjip_document import (
    HEADINGS,
)
from odoo.addons.sidocakep_cascading.models.lkjip.sidocakep_lkjip_outline import (
    CHAPTER_ORDER,
)

#: Whose report is shown: that of an agency.
SCOPES = ("all", "agency")
OBJECTIVE = "Meningkatnya mutu pelayanan"
TEXT = [["Uraian bagian ini ditulis oleh Perangkat Daerah."]]
#: Content of a section > the table that the program draws into it.
TABLES = {
    "achievement": {
        "title": "Target dan Realisasi Kinerja Tahun 2026",
        "heads": [
            "No.",
            "Sasaran",
            "Indikator Kinerja",
            "Target",
            "Realisasi",
            "Capaian (%)",
        ],
        "rows": [
            ["1", OBJECTIVE, "Indeks kepuasan masyarakat", "85,5", "84", "98,25"],
            ["2", OBJECTIVE, "Layanan tepat waktu", "100 %", "91 %", "91,00"],
        ],
        "widths": [5, 27, 28, 14, 14, 12],
        "notes": [],
    },
    "budget": {
        "title": "Realisasi Anggaran Tahun 2026",
        "heads": ["No.", "Program", "Pagu", "Realisasi", "Serapan (%)"],
        "rows": [
            ["1", "PROGRAM CONTOH", "Rp150.000.000,00", "Rp120.000.000,00", "80,00"],
            ["2", "PROGRAM LAIN", "Rp50.000.000,00", "Rp45.000.000,00", "90,00"],
            ["", "Jumlah", "Rp200.000.000,00", "Rp165.000.000,00", "82,50"],
        ],
        "widths": [5, 37, 24, 24, 10],
        "notes": [],
    },
}


def compose_sample(outline):
    """Return chapters, and the lists of their tables and figures.

    :param outline: rows of ``sidocakep.lkjip.outline`` that are in force
    """
    asked = outline.filtered(lambda row: row.scope in SCOPES).grouped("chapter")
    chapters = [
        {
            "code": code,
            "heading": HEADINGS[code],
            "sections": _compose_sections(code, asked[code]),
        }
        for code in CHAPTER_ORDER
        if code in asked
    ]
    sections = [section for chapter in chapters for section in chapter["sections"]]
    return {
        "chapters": chapters,
        **{
            f"{kind}s": [
                {"label": section[kind]["label"], "title": section[kind]["title"]}
                for section in sections
                if section[kind]
            ]
            for kind in ("table", "figure")
        },
    }


def _compose_sections(chapter, rows):
    result, tables, figures = [], 0, 0
    for number, row in enumerate(rows, start=1):
        table = figure = None
        if row.content in TABLES:
            tables += 1
            label = f"Tabel {chapter}.{tables}"
            table = {**TABLES[row.content], "label": label, "seal": ""}
            figure = compose_figure(row.content, table)
        if figure:
            figures += 1
            figure["label"] = f"Gambar {chapter}.{figures}"
        result.append(
            {
                "number": f"{chapter}.{number}" if chapter.isdigit() else "",
                "name": row.name,
                "paragraphs": TEXT,
                "table": table,
                "figure": figure,
                "sentences": [],
            }
        )
    return result
