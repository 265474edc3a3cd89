from odoo import api, models
from odoo.exceptions import AccessError


class MailScheduledMessage(models.Model):
    """What is to be posted on a document of ours is its author's, until it is posted.

    It is posted in the name of who scheduled it: whoever may post on the document could
    else rewrite the words of another, or name another one as their author.
    """

    _inherit = "mail.scheduled.message"

    @api.model_create_multi
    def create(self, vals_list):
        is_guarded = self.env["mail.message"]._is_model_guarded
        own = {"author_id": self.env.user.partner_id.id}
        if not self.env.su:
            vals_list = [
                vals | own if is_guarded(vals.get("model")) else vals
                for vals in vals_list
            ]
        return super().create(vals_list)

    def write(self, vals):
        self._check_own(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_own(self):
        self._check_own({})

    def _check_own(self, vals):
        if self.env.su:
            return
        is_guarded = self.env["mail.message"]._is_model_guarded
        for message in self.sudo().filtered(lambda item: is_guarded(item.model)):
            if message.create_uid.id != self.env.uid or "author_id" in vals:
                raise AccessError(
                    self.env._(
                        "This message is posted in the name of %(author)s, who alone "
                        "changes it. Write a message of your own instead.",
                        author=message.author_id.name,
                    )
                )
