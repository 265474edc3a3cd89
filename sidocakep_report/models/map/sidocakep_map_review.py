from odoo import api, models


class SidocakepMapReview(models.Model):
    """A map that was reviewed is issued with the day. Paser 23/2016 art. 3(3)."""

    _name = "sidocakep.map.review"
    _inherit = "sidocakep.map.review"

    @api.model_create_multi
    def create(self, vals_list):
        reviews = super().create(vals_list)
        reviews.plan_id._issue()
        return reviews
