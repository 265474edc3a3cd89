from odoo import models


class MailComposeMessage(models.TransientModel):
    """Nobody speaks for another on a document of ours, by the window either.

    What is sent as a mailing is written with elevated rights, and who wrote it was a
    field of the window: an official of eselon IV left words of the head of region on a
    signed agreement.
    """

    _inherit = "mail.compose.message"

    def _prepare_mail_values(self, res_ids):
        values_all = super()._prepare_mail_values(res_ids)
        if self.env.su or not self.env["mail.message"]._is_model_guarded(self.model):
            return values_all
        author = self.env.user.partner_id
        own = {"author_id": author.id, "email_from": author.email_formatted}
        return {res_id: values | own for res_id, values in values_all.items()}
