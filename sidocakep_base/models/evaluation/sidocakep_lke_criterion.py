from odoo import api, fields, models
from odoo.exceptions import UserError

from .sidocakep_lhe_recommendation import COMPONENTS

ASPECTS = [
    ("existence", "Existence"),
    ("quality", "Quality"),
    ("use", "Use of It"),
]
_LETTERS = {"existence": "a", "quality": "b", "use": "c"}
_COMPONENTS = [code for code, _label in COMPONENTS]
_ASPECTS = [code for code, _label in ASPECTS]


class SidocakepLkeCriterion(models.Model):
    """One thing that the evaluation sheet asks, and which documents answer it."""

    _name = "sidocakep.lke.criterion"
    _description = "Criterion of the Evaluation Sheet"
    _inherit = ["sidocakep.edition.part.mixin"]
    _order = "edition_id, place, id"

    _edition_field = "edition_id"
    _kept_in = "edition_id"

    edition_id = fields.Many2one(
        "sidocakep.lke.edition",
        string="Edition of the Evaluation Sheet",
        required=True,
        index=True,
        ondelete="cascade",
    )
    component = fields.Selection(COMPONENTS, required=True, default="planning")
    aspect = fields.Selection(ASPECTS, required=True, default="existence")
    number = fields.Integer(
        string="Number in the Sheet", required=True, aggregator=None
    )
    name = fields.Text(string="Criterion", required=True)
    source_codes = fields.Char(
        string="Kinds of Documents",
        help="Kinds of documents kept here that answer it, e.g. rkt pk; empty: shown "
        "by files alone.",
    )
    code = fields.Char(compute="_compute_code")
    place = fields.Integer(compute="_compute_place", store=True, aggregator=None)

    _number_uniq = models.UniqueIndex(
        "(edition_id, component, aspect, number)",
        "This number of the sheet is taken. Choose another one.",
    )

    @api.depends("component", "aspect", "number")
    def _compute_code(self):
        for criterion in self:
            component = _COMPONENTS.index(criterion.component or _COMPONENTS[0]) + 1
            letter = _LETTERS.get(criterion.aspect, "")
            criterion.code = f"{component}.{letter}.{criterion.number}"

    @api.depends("component", "aspect", "number")
    def _compute_place(self):
        for criterion in self:
            component = _COMPONENTS.index(criterion.component or _COMPONENTS[0])
            aspect = _ASPECTS.index(criterion.aspect or _ASPECTS[0])
            criterion.place = (component * 10 + aspect) * 1000 + criterion.number

    @api.depends("code", "name")
    def _compute_display_name(self):
        for criterion in self:
            criterion.display_name = f"{criterion.code} {criterion.name or ''}".strip()

    @api.constrains("source_codes")
    def _check_source_codes(self):
        known = self.env["sidocakep.lke.line"]._get_sources()
        for criterion in self:
            wrong = [code for code in criterion._get_codes() if code not in known]
            if wrong:
                raise UserError(
                    self.env._(
                        "%(codes)s: no such kind of document. Write %(known)s.",
                        codes=", ".join(wrong),
                        known=", ".join(sorted(known)),
                    )
                )

    def _get_codes(self):
        self.ensure_one()
        return (self.source_codes or "").replace(",", " ").split()
