from odoo import fields, models

from .components import COMPONENTS


class SidocakepProfileRule(models.Model):
    """The components of the regulation: what each agency has to have."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (code, component.duty) for code, component in COMPONENTS.items()
        ],
        ondelete=dict.fromkeys(COMPONENTS, "cascade"),
    )
