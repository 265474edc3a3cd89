from odoo import models


class SidocakepProfileAdoption(models.Model):
    """By which regulation documents are made and judged: sealed as it was adopted."""

    _name = "sidocakep.profile.adoption"
    _inherit = ["sidocakep.profile.adoption", "sidocakep.standing.mixin"]
