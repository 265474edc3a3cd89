"""Parts of an edition: what a document was drawn up by stays as it was."""

from odoo import api, models
from odoo.exceptions import UserError


class SidocakepEditionPartMixin(models.AbstractModel):
    """A part of an edition, which stays as it is once the edition is used.

    ``_edition_field`` names the many2one to the edition, and so does ``_kept_in``.
    """

    _name = "sidocakep.edition.part.mixin"
    _description = "Edition Part Mixin"
    _inherit = ["sidocakep.kept.mixin"]
    _kept_whole = True

    _edition_field: str

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        # Checked on the records: the edition may come from a default.
        parts._check_unused()
        return parts

    def write(self, vals):
        self._check_unused()
        result = super().write(vals)
        self._check_unused()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_unused(self):
        """Refuse to change what a document was drawn up by."""
        used = self[self._edition_field].filtered("is_used")
        if used:
            raise UserError(
                self.env._(
                    "%(edition)s is used: %(document)s was drawn up by it. Copy it and "
                    "change the copy; it holds from the year that you write there.",
                    edition=used[0].name,
                    document=used[0].sudo()[used._edition_uses][:1].display_name,
                )
            )
