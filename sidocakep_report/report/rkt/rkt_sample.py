"""A made-up RKT, on which a form is shown before any was decided on it."""

from odoo.addons.sidocakep_cascading.const import KIND_HEAD_OF_REGION

YEAR = 2026
SAMPLE = {
    "year": str(YEAR),
    "government": "PEMERINTAH KABUPATEN CONTOH",
    "document": "",
    "place": "Contoh",
    "date": "2 Januari 2026",
    "date_iso": "2026-01-02",
    "is_draft": True,
    "version": 1,
    "rows": [
        {
            "no": 1,
            "level": "sasaran",
            "goal": "Meningkatnya kesejahteraan masyarakat",
            "objective": "Meningkatnya mutu pelayanan",
            "indicator": "Indeks kepuasan masyarakat",
            "target": "85,5",
        }
    ],
}
GOVERNMENT = {
    "scope": "government",
    "holder": "PEMERINTAH KABUPATEN CONTOH",
    "signer_title": "Bupati Contoh",
    "signer_name": "NAMA BUPATI",
}
AGENCY = {
    "scope": "agency",
    "holder": "DINAS CONTOH",
    "signer_title": "Kepala Dinas Contoh",
    "signer_name": "NAMA KEPALA DINAS",
}


def get_sample(form):
    """Return the values of a printed RKT on ``form``: of whom the form is for."""
    kinds = form.position_kind_ids.mapped("code")
    whose = GOVERNMENT if KIND_HEAD_OF_REGION in kinds else AGENCY
    return {**SAMPLE, **whose, **form._get_printed_values(YEAR)}
