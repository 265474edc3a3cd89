from odoo import api, models


class MailNotification(models.Model):
    """A notification is from the author of its message, and from nobody else."""

    _inherit = "mail.notification"

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            messages = self.env["mail.message"].sudo()
            vals_list = [
                vals
                | {"author_id": messages.browse(vals["mail_message_id"]).author_id.id}
                for vals in vals_list
            ]
        return super().create(vals_list)

    def write(self, vals):
        if "author_id" in vals and not self.env.su:
            raise self.env["mail.message"]._get_author_error()
        return super().write(vals)
