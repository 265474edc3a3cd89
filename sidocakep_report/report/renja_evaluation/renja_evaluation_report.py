from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

from .renja_columns import PAIRS, get_heads


class RenjaEvaluationReport(models.AbstractModel):
    """Values of the printed evaluation of a Renja, a landscape A3 sheet."""

    _name = "report.sidocakep_report.report_renja_evaluation"
    _description = "Printed Evaluation of the Renja"

    @api.model
    def _get_report_values(self, docids, data=None):
        measurements = self.env["sidocakep.measurement"].browse(docids)
        measurements.check_access("read")
        documents = measurements._get_renja_values()
        return {
            "doc_ids": measurements.ids,
            "doc_model": measurements._name,
            "pairs": PAIRS,
            "get_heads": get_heads,
            "write": _write,
            "shares": ("absorbed", "plan_absorbed"),
            "pages": [
                {"record": item, "doc": documents[item.id]} for item in measurements
            ],
        }


def _write(value):
    """Return a cell: money in whole rupiah, a dash where there is none."""
    if value is None:
        return "-"
    return value if isinstance(value, str) else format_number(round(value))
