from odoo import api, models


class DialogInvitationReport(models.AbstractModel):
    """Values of the letter by which a dialog is called."""

    _name = "report.sidocakep_report.report_dialog_invitation"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Invitation to a Dialog"

    _printed_model = "sidocakep.dialog"

    @api.model
    def _get_documents(self, records):
        return records._get_invitation_values()

    @api.model
    def _complete_page(self, document):
        """Name what it is about, where no agenda says it."""
        event = document.get("agenda") or " ".join(
            (document.get("title", ""), document.get("period", ""))
        )
        return {"event": event, **document}
