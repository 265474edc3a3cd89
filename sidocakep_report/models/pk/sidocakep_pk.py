from odoo import models

PK_REPORT = "sidocakep_report.action_report_pk"


class SidocakepPk(models.Model):
    """Makes the file that a signature keeps."""

    _name = "sidocakep.pk"
    _inherit = ["sidocakep.pk"]

    def _get_signed_files(self):
        """Return ``{pk id: PDF}`` of the agreements as they are being signed."""
        reports = self.env["ir.actions.report"].sudo()
        return reports._typeset_render(PK_REPORT, self.sudo())
