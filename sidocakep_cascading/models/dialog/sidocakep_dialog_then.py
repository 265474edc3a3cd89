from odoo import api, fields, models


class SidocakepDialog(models.Model):
    """Who holds the post today holds the dialog of a period of before his time."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    former_text = fields.Text(
        string="Superior of That Time", compute="_compute_former_text"
    )

    @api.depends("job_id", "state", "date_end")
    @api.depends_context("lang")
    def _compute_former_text(self):
        self.former_text = False
        drafts = self.filtered(lambda item: item.state == "draft" and item.date_end)
        for day, dialogs in drafts.grouped("date_end").items():
            said = dialogs.job_id._say_former_holders(day)
            for dialog in dialogs:
                dialog.former_text = said.get(dialog.job_id.id, False)
