from odoo import api, models


class DialogReport(models.AbstractModel):
    """Values of the printed minutes (Berita Acara) of a dialog on performance.

    Paser 23/2016 annex I row 8 asks for the meeting; its paper has no form of its own.
    """

    _name = "report.sidocakep_report.report_dialog"
    _description = "Printed Minutes of a Dialog"

    @api.model
    def _get_report_values(self, docids, data=None):
        dialogs = self.env["sidocakep.dialog"].browse(docids)
        dialogs.check_access("read")
        documents = dialogs._get_document_values()
        return {
            "doc_ids": dialogs.ids,
            "doc_model": dialogs._name,
            "pages": [
                {"record": dialog, "doc": documents[dialog.id]} for dialog in dialogs
            ],
        }
