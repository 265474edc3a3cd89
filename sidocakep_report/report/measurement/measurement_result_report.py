from odoo import api, models

from odoo.addons.sidocakep_cascading.models.measurement import (
    sidocakep_measurement_report_document as content,
)

#: States of a measurement that are counted one by one.
COUNTED = ("accepted", "sent", "returned")


class MeasurementResultReport(models.AbstractModel):
    """Values of the printed *Laporan Hasil Pengukuran* of Tim Monev.

    Gunung Mas 24/2024 art. 9(8), 9(9).
    """

    _name = "report.sidocakep_report.report_measurement_result"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Report of the Measurement"

    _printed_model = "sidocakep.measurement.report"

    @api.model
    def _complete_page(self, document):
        """Count who has sent, and number the headings behind the own agreement."""
        counts = document.get("counts", {})
        own = [_complete_row(row) for row in document.get("own", ())]
        rows = [_complete_row(row) for row in document.get("rows", ())]
        unsent = counts.get("open", 0) + counts.get("none", 0)
        return {
            "agencies": len(rows),
            "lateness": f"{document.get('late', 0)} terlambat",
            "late_rule": "",
            "unasked_text": "",
            "tally": {
                **{state: counts.get(state, 0) for state in COUNTED},
                "unsent": unsent,
            },
            "conclusion_number": 4 if own else 3,
            "recommendation_number": 5 if own else 4,
            **document,
            "own": own,
            "rows": rows,
        }


def _complete_row(row):
    """Return a row that says whether it was sent in time."""
    in_time = "Tepat waktu" if row.get("sent") else ""
    if row.get("unasked"):
        in_time = content.STATE_WORDS[content.UNASKED].lower()
    elif not row.get("is_owed", True):
        in_time = content.NO_DEADLINE
    return {"punctual": row.get("late_text") or in_time, **row}
