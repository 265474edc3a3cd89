"""A row of a set that is right or wrong as a whole."""

from odoo import api, models


class SidocakepWholePartMixin(models.AbstractModel):
    """Whichever way a row comes, changes, moves or goes, its whole is checked.

    A row that goes by itself may leave a gap or too few, and one that is moved leaves
    them where it was: of both what stays is asked. A save of the whole checks once, at
    its end (``whole_mixin.py``).

    A model names in ``_whole_field`` the record that it is a row of, which inherits
    ``sidocakep.whole.mixin``.
    """

    _name = "sidocakep.whole.part.mixin"
    _description = "Row of a Whole"

    _whole_field: str = ""

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts[self._whole_field]._check_rows()
        return parts

    def write(self, vals):
        before = self[self._whole_field]
        result = super().write(vals)
        (before | self[self._whole_field])._check_rows()
        return result

    def unlink(self):
        wholes, names = self[self._whole_field], self.mapped("display_name")
        result = super().unlink()
        wholes.exists()._check_without(names)
        return result
