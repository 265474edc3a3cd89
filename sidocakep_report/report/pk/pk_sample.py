"""A made-up PK, on which a form is shown before anything was signed on it."""

from odoo.addons.sidocakep_base.models.regulation.form_layouts import NESTED
from odoo.addons.sidocakep_cascading.const import KIND_HEAD_OF_REGION
from odoo.addons.sidocakep_cascading.models.pk.sidocakep_pk_document import (
    PAGE_EDITION,
)

YEAR = 2026
PROGRAM = {
    "no": "1",
    "indicator": "Indeks kepuasan masyarakat",
    "name": "PROGRAM CONTOH",
    "amount": "Rp150.000.000,00",
    "note": "APBD",
    "children": [],
}
ACTIVITIES = [
    {"no": "1", "name": "Kegiatan contoh pertama", "amount": "Rp100.000.000,00"},
    {"no": "2", "name": "Kegiatan contoh kedua", "amount": "Rp50.000.000,00"},
]
SAMPLE = {
    "state": "draft",
    "is_draft": True,
    "version": 1,
    "number": "",
    "hash": "",
    "paper": "f4",
    "page_edition": PAGE_EDITION,
    "year": str(YEAR),
    "holder_title": "KEPALA DINAS CONTOH",
    "level": "head",
    "table2_level": "program",
    "basis": "dpa",
    "government": {
        "name": "KABUPATEN CONTOH",
        "heading": "PEMERINTAH KABUPATEN CONTOH",
        "scope": "Perangkat Daerah",
    },
    "agency": {
        "name": "DINAS CONTOH",
        "parents": [],
        "address": "",
        "contact": "",
        "logo": None,
    },
    "place": "Contoh",
    "date": "2 Januari 2026",
    "date_iso": "2026-01-02",
    "first": {
        "name": "NAMA PIHAK PERTAMA",
        "title": "Kepala Dinas Contoh",
        "capacity": "definitif",
        "rank": "Pembina Tingkat I (IV/b)",
        "nip": "",
    },
    "second": {
        "name": "NAMA PIHAK KEDUA",
        "title": "Bupati Contoh",
        "capacity": "definitif",
        "rank": "",
        "nip": "",
    },
    "objectives": [
        {
            "no": "1",
            "name": "Meningkatnya mutu pelayanan",
            "indicators": [
                {
                    "no": "1.1",
                    "name": "Indeks kepuasan masyarakat",
                    "target": "85,5",
                    "note": "",
                }
            ],
        }
    ],
    "goals": [{"level": "sasaran", "goal": "Meningkatnya kesejahteraan masyarakat"}],
    "total": "Rp150.000.000,00",
}
#: What stands otherwise on the form of the head of region, who promises alone.
REGION = {
    "holder_title": "BUPATI CONTOH",
    "level": KIND_HEAD_OF_REGION,
    "government": {**SAMPLE["government"], "scope": "Daerah"},
    "agency": {**SAMPLE["agency"], "name": ""},
    "first": {**SAMPLE["second"], "name": "NAMA BUPATI"},
    "second": None,
}


def get_sample(form):
    """Return the values of a printed PK on ``form``: of whom the form is for."""
    kinds = form.position_kind_ids.mapped("code")
    whose = REGION if KIND_HEAD_OF_REGION in kinds else {}
    children = ACTIVITIES if form.table2_nesting == NESTED else []
    return {
        **SAMPLE,
        **whose,
        **form._get_printed_values(YEAR),
        "table2": [
            {**PROGRAM, "children": children, "child_levels": ["kegiatan"]},
        ],
    }
