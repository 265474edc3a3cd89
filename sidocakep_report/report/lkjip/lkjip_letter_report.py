from odoo import models


class LkjipLetterReport(models.AbstractModel):
    """The letter with which the performance report of an agency is handed over."""

    _name = "report.sidocakep_report.report_lkjip_letter"
    _inherit = ["sidocakep.letter.report.mixin"]
    _description = "Covering Letter of a Performance Report"

    _printed_model = "sidocakep.lkjip"
