"""Rows that are right or wrong together, such as bands that must meet."""

from odoo import api, models
from odoo.exceptions import ValidationError

# An object cannot travel over RPC: only the parent's own write can put it here.
_PENDING = object()
_KEY = "sidocakep_rows_pending"


class SidocakepWholeMixin(models.AbstractModel):
    """A record whose rows are judged together, after all of them are written.

    Moving the bound between two bands changes two rows; after the first of them the
    set is wrong for a moment. So the parent checks once at the end of its own write,
    and a row written by itself asks for the check at once.

    A model implements ``_check_whole``; its rows inherit
    ``sidocakep.whole.part.mixin``.
    """

    _name = "sidocakep.whole.mixin"
    _description = "Rows Checked Together"

    @api.model_create_multi
    def create(self, vals_list):
        pending = self.with_context(**{_KEY: _PENDING})
        records = super(SidocakepWholeMixin, pending).create(vals_list)
        records = records.with_env(self.env)
        records._check_rows()
        return records

    def write(self, vals):
        pending = self.with_context(**{_KEY: _PENDING})
        result = super(SidocakepWholeMixin, pending).write(vals)
        self._check_rows()
        return result

    def _check_rows(self):
        """Check the rows now, unless the parent is about to."""
        if self.env.context.get(_KEY) is not _PENDING:
            self._check_whole()

    def _check_without(self, names):
        """Check what stays without rows of these names, and say what to do instead."""
        try:
            self._check_rows()
        except ValidationError as error:
            raise ValidationError(
                self.env._(
                    "Without %(parts)s what stays is not whole. %(problem)s Change the "
                    "rows together, on the form of %(whole)s.",
                    parts=", ".join(f'"{name}"' for name in names),
                    problem=error.args[0],
                    whole=", ".join(self.mapped("display_name")),
                )
            ) from error

    def _check_whole(self):
        """Raise when the rows of a record contradict each other."""
        raise NotImplementedError
