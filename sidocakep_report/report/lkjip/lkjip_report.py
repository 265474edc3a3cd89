from odoo import api, models

from ...engine.figure_columns import find_figure_columns
from ...models.lkjip.review_words import complete_statement
from .bar_chart import describe_bars, draw_bars, is_cut
from .year_chart import draw_years


class LkjipReport(models.AbstractModel):
    """Values of the printed performance report. Gunung Mas 24/2024 annex E."""

    _name = "report.sidocakep_report.report_lkjip"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Performance Report"

    _printed_model = "sidocakep.lkjip"

    @api.model
    def _complete_page(self, document):
        statement = document.get("review")
        if not statement:
            return document
        return {**document, "review": complete_statement(document, statement)}

    @api.model
    def _get_report_values(self, docids, data=None):
        return {
            **super()._get_report_values(docids, data),
            "draw_bars": draw_bars,
            "draw_years": draw_years,
            "describe_bars": describe_bars,
            "is_cut": is_cut,
            "find_figure_columns": find_figure_columns,
        }
