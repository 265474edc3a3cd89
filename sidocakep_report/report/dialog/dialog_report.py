from odoo import models


class DialogReport(models.AbstractModel):
    """Values of the printed minutes (Berita Acara) of a dialog on performance.

    Paser 23/2016 annex I row 8 asks for the meeting; its paper has no form of its own.
    """

    _name = "report.sidocakep_report.report_dialog"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Minutes of a Dialog"

    _printed_model = "sidocakep.dialog"
