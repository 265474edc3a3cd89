from odoo import api, fields, models


class SidocakepPkSign(models.TransientModel):
    """Offers the printed form of what is to be signed."""

    _name = "sidocakep.pk.sign"
    _inherit = ["sidocakep.pk.sign"]

    pdf_url = fields.Char(string="As Printed", compute="_compute_pdf_url")

    @api.depends("current_line_id")
    def _compute_pdf_url(self):
        for wizard in self:
            pk = wizard.current_line_id.pk_id
            wizard.pdf_url = f"/report/pdf/sidocakep_report.report_pk/{pk.id}"
