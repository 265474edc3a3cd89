from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """The grounds on which a PK is revised; with one of them, no other."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("ground_mutasi", "A PK is revised on a mutasi of the official"),
            ("ground_strategy", "A PK is revised on a change of strategy"),
            ("ground_priority", "A PK is revised on a change of priority"),
        ],
        ondelete={
            "ground_mutasi": "cascade",
            "ground_strategy": "cascade",
            "ground_priority": "cascade",
        },
    )
