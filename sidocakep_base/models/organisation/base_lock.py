from odoo import api, models

from ...const import OUR_ADDONS
from .turn import hold_new, hold_rows, note_held


class Base(models.AbstractModel):
    """Nobody waits without end for what somebody else is writing."""

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    def lock_for_update(self, *, allow_referencing=False):
        """Say of a record of ours who is in the way and what to do.

        Odoo refuses at once with "Cannot grab a lock on records", which names nothing
        and which no language translates.
        """
        if not self._original_module.startswith(OUR_ADDONS):
            return super().lock_for_update(allow_referencing=allow_referencing)
        return hold_rows(self, allow_referencing)

    def write(self, vals):
        """Take the rows before the UPDATE, which would wait for them without a limit.

        What is computed anew is not asked: the document above it is held by then.
        """
        if self._is_held_to_write():
            hold_new(self)
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if records._is_held_to_write():
            note_held(records)
        return records

    def unlink(self):
        if self._is_held_to_write():
            hold_rows(self)
        return super().unlink()

    def _is_held_to_write(self):
        """Tell whether these are stored records that several people may write."""
        ours = self._name.startswith("sidocakep.") and self._auto
        return ours and not self._transient and any(self._ids)
