from odoo import api, models

#: What a file is; the rest is who may see it.
CONTENT = frozenset(
    {
        *("checksum", "datas", "db_datas", "description", "mimetype", "name", "raw"),
        *("res_field", "res_id", "res_model", "store_fname", "type", "url"),
    }
)


class IrAttachment(models.Model):
    """A file that somebody sent with a message says what he says."""

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        files = super().create(vals_list)
        files._check_original()
        return files

    def write(self, vals):
        if CONTENT & vals.keys() and not self.env.su:
            # As its words: neither its content nor its name is changed by another.
            messages = self.env["mail.message"].sudo()
            said = messages.search([("attachment_ids", "in", self.ids)])
            said.with_env(self.env)._check_own_words()
        result = super().write(vals)
        if "original_id" in vals:
            self._check_original()
        return result

    def _check_original(self):
        """Refuse to link a file that the user may not read: its name would be told."""
        if not self.env.su:
            self.sudo().original_id.with_env(self.env).check_access("read")
