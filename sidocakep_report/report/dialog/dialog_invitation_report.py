from odoo import api, models


class DialogInvitationReport(models.AbstractModel):
    """Values of the letter by which a dialog is called."""

    _name = "report.sidocakep_report.report_dialog_invitation"
    _description = "Invitation to a Dialog"

    @api.model
    def _get_report_values(self, docids, data=None):
        dialogs = self.env["sidocakep.dialog"].browse(docids)
        dialogs.check_access("read")
        documents = dialogs._get_invitation_values()
        return {
            "doc_ids": dialogs.ids,
            "doc_model": dialogs._name,
            "pages": [
                {"record": dialog, "doc": documents[dialog.id]} for dialog in dialogs
            ],
        }
