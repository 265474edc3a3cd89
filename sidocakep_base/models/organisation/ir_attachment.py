from odoo import api, models
from odoo.exceptions import AccessError

SCAN = ("sidocakep.acting.official", "decree_scan")


class IrAttachment(models.Model):
    """A file that a record keeps changes with it only, never as a file by itself."""

    _name = "ir.attachment"
    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._check_not_kept()
        return attachments

    def write(self, vals):
        self._check_not_kept()
        result = super().write(vals)
        self._check_not_kept()
        return result

    def unlink(self):
        self._check_not_kept()
        return super().unlink()

    def _get_kept_files(self):
        """Return ``{(model, field): what is said}`` of the files that are kept so.

        A room that has such a file extends it.
        """
        return {
            SCAN: self.env._(
                "The scan of a decree is changed on the acting official, where it"
                " is kept with the decree. Open it there."
            )
        }

    def _check_not_kept(self):
        """The ORM writes the file of a field with elevated rights; a client not.

        Written past its record it would be asked for nothing that the record asks.
        """
        if self.env.su:
            return
        kept = self._get_kept_files()
        for file in self.sudo().filtered("res_field"):
            if said := kept.get((file.res_model, file.res_field)):
                raise AccessError(said)
            if (file.res_model or "").startswith("sidocakep."):
                raise AccessError(
                    self.env._(
                        "%(file)s belongs to a field of a record and changes with it "
                        "only. Open the record and choose the file there.",
                        file=file.name,
                    )
                )
