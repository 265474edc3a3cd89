from odoo import api, fields, models

from ...engine.finding import SEVERE
from .sidocakep_profile import RULE_SEVERITIES


class SidocakepProfileRule(models.Model):
    """One duty that a regulation sets, and what a breach of it does.

    A duty without a row is none of this regulation: it is not checked and not cited.
    Each room adds the codes of what it checks (``selection_add``) and asks
    ``profile._get_rule(code, day)`` before it speaks.
    """

    _name = "sidocakep.profile.rule"
    _description = "Statutory Rule"
    _inherit = ["sidocakep.in.force.mixin", "sidocakep.article.mixin"]
    _order = "profile_id, sequence, id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    code = fields.Selection([], string="Duty", required=True)
    severity = fields.Selection(
        RULE_SEVERITIES,
        string="A Breach",
        required=True,
        default=SEVERE,
        help="Blocks: the document does not go on until it is mended. Warns: it is "
        "named, and the document goes on.",
    )
    article = fields.Char(
        help='The article alone, e.g. "Pasal ... ayat (...)"; the name of the '
        "regulation is put before it. Empty: a practice of the government, checked "
        "without an article."
    )
    note = fields.Char(
        translate=True, help="Reading of the article, where it leaves something open."
    )

    @api.depends("code", "article", "profile_id.regulation_short")
    def _compute_display_name(self):
        labels = dict(self._fields["code"]._description_selection(self.env))
        for rule in self:
            rule.display_name = rule._cite(labels.get(rule.code, ""))

    @api.constrains("profile_id", "code", "date_start", "date_end")
    def _check_rows_together(self):
        self.profile_id._check_rows()
