from odoo import api, models
from odoo.exceptions import AccessError


class SidocakepAppendOnlyMixin(models.AbstractModel):
    """Rows that the program alone adds, straight into the table, and nobody changes.

    What does not pass the ORM needs no way round its refusals, so ``create``, ``write``
    and ``unlink`` refuse everybody, elevated code too.
    """

    _name = "sidocakep.append.only.mixin"
    _description = "Rows That Are Only Added"

    # Nothing is left to super: these never write.
    # pylint: disable=method-required-super,no-raise-unlink
    @api.model_create_multi
    def create(self, vals_list):
        raise AccessError(self._get_append_refusal())

    def write(self, vals):
        raise AccessError(self._get_append_refusal())

    def unlink(self):
        # Not an ondelete method: those a module may skip.
        raise AccessError(self._get_append_refusal())

    # pylint: enable=method-required-super,no-raise-unlink

    @api.model
    def _get_append_refusal(self):
        """Return the sentence that says who writes these rows."""
        raise NotImplementedError
