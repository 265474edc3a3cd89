from odoo import api, models


class SidocakepCountingPartMixin(models.AbstractModel):
    """A part of a setting that counts: it changes as that does.

    Its whole is that of ``sidocakep.whole.part.mixin``.
    """

    _name = "sidocakep.counting.part.mixin"
    _description = "Part of a Setting That Counts by Day"
    _inherit = ["sidocakep.whole.part.mixin"]

    #: Columns that change no figure.
    _counting_free = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        # A whole may come by a default too.
        default = self.default_get([self._whole_field])
        self._check_wholes_counted([default | vals for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        if vals.keys() - self._counting_free:
            self._check_wholes_counted([vals])
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_uncounted(self):
        self._check_wholes_counted()

    def _check_wholes_counted(self, vals_list=()):
        """Ask the wholes that have these rows, and those to which they come."""
        wholes = self[self._whole_field]
        for vals in vals_list:
            wholes |= wholes.browse(vals.get(self._whole_field) or ())
        for whole in wholes:
            whole._check_counted(whole._find_counted())
