from odoo import api, models
from odoo.exceptions import AccessError

SCAN = ("sidocakep.acting.official", "decree_scan")


class IrAttachment(models.Model):
    """The scan of a decree changes with the decree only, never as a file by itself."""

    _name = "ir.attachment"
    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._check_no_scan()
        return attachments

    def write(self, vals):
        self._check_no_scan()
        result = super().write(vals)
        self._check_no_scan()
        return result

    def unlink(self):
        self._check_no_scan()
        return super().unlink()

    def _check_no_scan(self):
        """The ORM writes the file of a field with elevated rights; a client not."""
        if self.env.su:
            return
        if any((file.res_model, file.res_field) == SCAN for file in self.sudo()):
            raise AccessError(
                self.env._(
                    "The scan of a decree is changed on the acting official, where it"
                    " is kept with the decree. Open it there."
                )
            )
