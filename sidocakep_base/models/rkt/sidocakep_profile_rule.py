from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What is asked of a yearly performance plan (RKT)."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("rkt_plan", "An RKT is guided by the plan of its own agency"),
            ("rkt_objective", "An RKT holds sasaran with their indicators"),
            ("rkt_target", "Every indicator of an RKT has a target of the year"),
            ("rkt_unit", "The target of an indicator of an RKT has a unit"),
            ("rkt_whole", "Every sasaran of the plan is in the RKT"),
            ("rkt_before_rka", "The RKT is decided before the budget that rests on it"),
        ],
        ondelete={
            "rkt_plan": "cascade",
            "rkt_objective": "cascade",
            "rkt_target": "cascade",
            "rkt_unit": "cascade",
            "rkt_whole": "cascade",
            "rkt_before_rka": "cascade",
        },
    )
