from odoo import models


class SidocakepPkSignLine(models.TransientModel):
    """Shows the agreement on the form on which it will be kept."""

    _name = "sidocakep.pk.sign.line"
    _inherit = ["sidocakep.pk.sign.line"]

    def _render_document(self):
        """One layout is read and signed: that of the regulation."""
        report = self.env["report.sidocakep_report.report_pk"]
        page = report._get_form_page(self.content)
        if not page:
            return super()._render_document()
        return self.env["ir.qweb"]._render(
            "sidocakep_report.pk_form_screen", {"page": page}
        )
