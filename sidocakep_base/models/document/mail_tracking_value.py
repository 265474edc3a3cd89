from odoo import api, models


class MailTrackingValue(models.Model):
    """What a message says was changed stays with the message."""

    _inherit = "mail.tracking.value"

    @api.model
    def _create_tracking_values(self, initial_value, new_value, *args):
        """Name whom a document named before: who changes it may not read him any more.

        A mutasi takes an official into another agency, and the document of his former
        post could not be saved: Odoo reads both names as who writes.
        """
        initial_value, new_value = (
            value.sudo() if isinstance(value, models.BaseModel) else value
            for value in (initial_value, new_value)
        )
        return super()._create_tracking_values(initial_value, new_value, *args)

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_message_open()
        return records

    def write(self, vals):
        self._check_message_open()
        result = super().write(vals)
        self._check_message_open()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_on_document(self):
        self._check_message_open()

    def _check_message_open(self):
        if not self.env.su:
            self.sudo().mail_message_id.sudo(False)._check_message_open()
