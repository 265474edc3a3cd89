"""Rows that are added and stand: who corrects one adds the next."""

from odoo import api, models

from ...exceptions import FrozenRecordError


class SidocakepRecordedMixin(models.AbstractModel):
    """A row that is never changed and never deleted, elevated code included.

    The heir says in words what is done instead (``_get_recorded_text``), and may let
    some of its fields be written later (``_check_recorded``). What the program alone
    adds, straight into the table, is ``sidocakep.append.only.mixin``.
    """

    _name = "sidocakep.recorded.mixin"
    _description = "Rows That Stand"

    def write(self, vals):
        if self and vals:
            self._check_recorded(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse_change()

    def _check_recorded(self, vals):
        """Refuse to write; an heir passes what may follow later.

        :raises FrozenRecordError: always, here
        """
        self._refuse_change()

    def _refuse_change(self):
        raise FrozenRecordError(self._get_recorded_text())

    @api.model
    def _get_recorded_text(self):
        """Return the sentence that says that it stands, and what is done instead."""
        raise NotImplementedError
