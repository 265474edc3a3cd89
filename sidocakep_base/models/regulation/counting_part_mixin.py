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
        wholes = self.env[self._fields[self._whole_field].comodel_name]
        for vals in vals_list:
            wholes |= wholes.browse(vals.get(self._whole_field))
        for whole in wholes:
            whole._check_counted(whole._find_counted())
        return super().create(vals_list)

    def write(self, vals):
        if vals.keys() - self._counting_free:
            self._check_whole_counted()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_uncounted(self):
        self._check_whole_counted()

    def _check_whole_counted(self):
        for whole in self[self._whole_field]:
            whole._check_counted(whole._find_counted())
