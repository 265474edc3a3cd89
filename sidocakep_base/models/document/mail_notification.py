from odoo import api, models
from odoo.exceptions import AccessError


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
            raise AccessError(
                self.env._(
                    "Who wrote a message, and when, stays as it is. Write a message of "
                    "your own."
                )
            )
        return super().write(vals)
