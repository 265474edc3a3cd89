from odoo import api, models


class SidocakepTenureMixin(models.AbstractModel):
    """A record that says who holds which position: its changes are noted.

    A model declares ``_tenure_fields``, what of it decides that, and which positions
    and people a record touches in :meth:`_note_tenure_of`.
    """

    _name = "sidocakep.tenure.mixin"
    _description = "Tenure Mixin"

    _tenure_fields: frozenset[str] = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._note_tenure_of()
        return records

    def write(self, vals):
        if not self._tenure_fields & vals.keys():
            return super().write(vals)
        self._note_tenure_of()
        result = super().write(vals)
        self._note_tenure_of()
        return result

    def unlink(self):
        self._note_tenure_of()
        return super().unlink()

    def _note_tenure_of(self):
        """Call ``hr.job._note_tenure`` for the positions that the records touch."""
        raise NotImplementedError
