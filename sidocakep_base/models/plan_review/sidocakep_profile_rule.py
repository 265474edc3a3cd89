from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What is asked of the plans together."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (
                "plan_levels",
                "A Renstra has goals, objectives, programmes and activities",
            ),
            ("plan_agency", "Every agency has a Renstra"),
            ("plan_objective", "An objective of a Renstra carries one of the RPJMD"),
            ("plan_year", "A yearly plan is decided for every budget year"),
            ("map_explained", "The strategy map explains each of its components"),
        ],
        ondelete={
            "plan_levels": "cascade",
            "plan_agency": "cascade",
            "plan_objective": "cascade",
            "plan_year": "cascade",
            "map_explained": "cascade",
        },
    )
