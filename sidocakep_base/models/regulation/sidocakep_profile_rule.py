from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.finding import SEVERE
from .sidocakep_profile import RULE_SEVERITIES

#: Between blocking and warning: the document goes on with a reason in writing.
REASON = "reason"


class SidocakepProfileRule(models.Model):
    """One duty that a regulation sets, and what a breach of it does.

    A duty without a row is none of this regulation: it is not checked and not cited.
    Each room adds the codes of what it checks (``selection_add``) and asks
    ``profile._get_rule(code, day)`` before it speaks.
    """

    _name = "sidocakep.profile.rule"
    _description = "Statutory Rule"
    _inherit = [
        "sidocakep.in.force.mixin",
        "sidocakep.article.mixin",
        "sidocakep.whole.part.mixin",
    ]
    _order = "profile_id, sequence, id"

    _whole_field = "profile_id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    code = fields.Selection([], string="Duty", required=True)
    severity = fields.Selection(
        [RULE_SEVERITIES[0], (REASON, "Asks for a Reason"), *RULE_SEVERITIES[1:]],
        string="A Breach",
        required=True,
        default=SEVERE,
        help="Blocks: the document does not go on until it is mended. Asks for a "
        "reason: it goes on with a sentence that is kept and printed, where a duty has "
        "a place for one. Warns: it is named, and the document goes on.",
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

    @api.model
    def _get_reasoned_codes(self):
        """Return the duties whose breach goes on with a reason in writing.

        A room that has a place for the reason adds its codes.
        """
        return frozenset()

    @api.constrains("code", "severity")
    def _check_reasoned(self):
        for rule in self.filtered(lambda rule: rule.severity == REASON):
            if rule.code not in self._get_reasoned_codes():
                raise ValidationError(
                    self.env._(
                        "%(rule)s: there is no place for a reason in this duty. Choose "
                        "that a breach blocks or warns.",
                        rule=rule.display_name,
                    )
                )
