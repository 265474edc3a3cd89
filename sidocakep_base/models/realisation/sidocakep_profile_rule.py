from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What is asked of the realisation of a budget."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("realisation_month", "The realisation of a month is entered in time"),
            ("realisation_ceiling", "Nothing is spent above the ceiling of the DPA"),
            ("realisation_line", "What is spent has a line in the DPA"),
        ],
        ondelete={
            "realisation_month": "cascade",
            "realisation_ceiling": "cascade",
            "realisation_line": "cascade",
        },
    )
