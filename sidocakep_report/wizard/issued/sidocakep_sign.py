from odoo import api, fields, models


class SidocakepSign(models.TransientModel):
    """Offers the printed form of what is to be signed."""

    _name = "sidocakep.sign"
    _inherit = ["sidocakep.sign"]

    pdf_url = fields.Char(string="As Printed", compute="_compute_pdf_url")

    @api.depends("current_line_id")
    def _compute_pdf_url(self):
        reports = self.env["ir.actions.report"].sudo()
        for wizard in self:
            line = wizard.current_line_id
            document = line and line._get_documents()
            url = False
            if document and document._issue_report:
                name = reports._get_report(document._issue_report).report_name
                url = f"/report/pdf/{name}/{document.id}"
            wizard.pdf_url = url
