from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

from .renja_columns import (
    LEADING,
    PAIRS,
    RESPONSIBLE,
    get_formula,
    get_heads,
    get_spans,
    get_widths,
)


class RenjaEvaluationReport(models.AbstractModel):
    """Values of the printed evaluation of a Renja, a landscape A3 sheet."""

    _name = "report.sidocakep_report.report_renja_evaluation"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Evaluation of the Renja"

    _printed_model = "sidocakep.measurement"
    _sample = "renja_evaluation/renja_evaluation_sample.json"

    @api.model
    def _get_documents(self, records):
        return records._get_renja_values()

    @api.model
    def _get_report_values(self, docids, data=None):
        return {
            **super()._get_report_values(docids, data),
            "pairs": PAIRS,
            "get_heads": get_heads,
            "get_formula": get_formula,
            "write": _write,
            "leading": LEADING,
            "responsible": RESPONSIBLE,
            "get_widths": get_widths,
            "get_spans": get_spans,
        }


def _write(value):
    """Return a cell: money in whole rupiah, a dash where there is none."""
    if value is None:
        return "-"
    return value if isinstance(value, str) else format_number(round(value))
