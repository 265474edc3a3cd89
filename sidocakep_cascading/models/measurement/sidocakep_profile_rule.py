from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What a measurement says besides its figures. Gunung Mas 24/2024 annex D."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (
                "measurement_obstacle",
                "Below target, obstacle and alternative solution are written down",
            ),
            (
                "measurement_unit",
                "The units below an agency close their figures before it sends",
            ),
            (
                "measurement_supporting",
                "Where the target was met, what helped is written down",
            ),
            (
                "measurement_unfilled",
                "Every figure that was asked for is verified before it is sent",
            ),
        ],
        ondelete={
            "measurement_obstacle": "cascade",
            "measurement_unit": "cascade",
            "measurement_supporting": "cascade",
            "measurement_unfilled": "cascade",
        },
    )
