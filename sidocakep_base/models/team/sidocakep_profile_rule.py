from odoo import fields, models

from .team import COMPILER_AGENCY, COMPILER_GOVERNMENT, MONEV

#: Kind of team > the duty to have one.
TEAM_DUTIES = {
    COMPILER_GOVERNMENT: "team_compiler_government",
    COMPILER_AGENCY: "team_compiler_agency",
    MONEV: "team_monev",
}


class SidocakepProfileRule(models.Model):
    """Which teams a regulation asks for. Gunung Mas 24/2024 art. 4(2), 9(6)-(7)."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("team_compiler_government", "The government has a compiling team"),
            ("team_compiler_agency", "Every agency has a compiling team"),
            ("team_monev", "A team of the government monitors and evaluates"),
        ],
        ondelete={
            "team_compiler_government": "cascade",
            "team_compiler_agency": "cascade",
            "team_monev": "cascade",
        },
    )
