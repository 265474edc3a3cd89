from odoo import api, models


class SidocakepGiveBack(models.TransientModel):
    """The figures of a unit go back to it with a reason, too."""

    _name = "sidocakep.give.back"
    _inherit = "sidocakep.give.back"

    @api.model
    def _selection_res_model(self):
        name = "sidocakep.measurement.sheet"
        label = self.env["ir.model"]._get(name).name
        return [*super()._selection_res_model(), (name, label)]
