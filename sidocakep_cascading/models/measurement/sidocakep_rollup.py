"""How the achievements of many indicators become one: the choice of a regency."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.engine.achievement.rollup import (
    Blank,
    Method,
    Part,
    Rollup,
)
from odoo.addons.sidocakep_base.engine.figures.values import NoFigureKind

PARTS = [
    ("out", "Takes No Part"),
    ("zero", "Counts as 0"),
    ("stop", "Leaves the Whole without a Figure"),
]
BLANKS = [
    ("none", "No Figure: Nothing Is Measured"),
    ("zero", "0, as Beside What Is Measured"),
]
#: Field > kind of no figure of the engine.
KINDS = {
    "not_reported": NoFigureKind.NOT_REPORTED,
    "not_released": NoFigureKind.NOT_RELEASED,
    "no_target": NoFigureKind.NO_TARGET,
    "not_computable": NoFigureKind.NOT_COMPUTABLE,
    "not_due": NoFigureKind.NOT_DUE,
    "not_applicable": NoFigureKind.NOT_APPLICABLE,
}


class SidocakepRollup(models.Model):
    """For one scope and between two dates: the method, and which indicators enter.

    No regulation says it, and one real work sheet has three averages side by side; so
    it is named, dated and explained wherever its figure is shown. Without a row nothing
    is rolled up.
    """

    _name = "sidocakep.rollup"
    _description = "Roll-up of Achievements"
    _inherit = [
        "sidocakep.in.force.mixin",
        "sidocakep.article.mixin",
        # Before what keeps the change: it is kept with its reason.
        "sidocakep.counting.mixin",
        "sidocakep.kept.mixin",
    ]
    _kept_in = "profile_id"
    _counting_free = frozenset({"sequence", "article", "note"})
    _order = "profile_id, sequence, id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    scope = fields.Selection(
        [
            ("official", "Official (PK)"),
            ("agency", "Agency"),
            ("objective", "Tujuan or Sasaran"),
            ("government", "Government (of Its Agencies)"),
            ("program", "Programme (of Its Outcomes)"),
        ],
        required=True,
        default="official",
        help="What the one achievement is of.",
    )
    method = fields.Selection(
        [
            ("mean", "Mean"),
            ("weighted", "Weighted Mean"),
            ("share_met", "Share of the Targets Met"),
            ("bands", "Count by Rating"),
        ],
        required=True,
        default="mean",
        help="Weighted: each indicator by the weight that its line of the PK has.",
    )
    not_reported = fields.Selection(
        PARTS,
        required=True,
        default="zero",
        help="Due, and no figure is verified. As 0 it counts beside what is measured; "
        "what a whole without any figure comes to is a choice of its own (Where "
        "Nothing Is Measured).",
    )
    not_released = fields.Selection(
        PARTS, string="Not Yet Released", required=True, default="out"
    )
    no_target = fields.Selection(
        PARTS,
        string="Target Not Set",
        required=True,
        default="zero",
        help="A quarter without a target after one that has it: who sets none gains "
        "nothing by it.",
    )
    not_computable = fields.Selection(
        PARTS, string="Cannot Be Computed", required=True, default="out"
    )
    not_due = fields.Selection(PARTS, required=True, default="out")
    not_applicable = fields.Selection(PARTS, required=True, default="out")
    none_measured = fields.Selection(
        BLANKS,
        string="Where Nothing Is Measured",
        required=True,
        default="none",
        help="What an official, an agency or a whole comes to of which no indicator "
        "has a figure, though some count as 0. No figure: who reported nothing is not "
        "shown as who reached nothing. 0: who reports nothing does not stand better "
        "than who reports four of five.",
    )
    counts_zero = fields.Boolean(
        string="Zero Takes Part",
        default=True,
        help="Off: an achievement of 0 is left out like a blank. It hides failures.",
    )
    has_cap = fields.Boolean(string="Has a Highest")
    cap = fields.Float(
        string="Highest of One Achievement",
        digits=(24, 8),
        default=100.0,
        help="An achievement above it takes part with this much.",
        aggregator=None,
    )
    note = fields.Char(translate=True, help="Where the choice comes from.")

    _cap_check = models.Constraint(
        "CHECK(cap > 0)", "The highest achievement is above 0. Correct the number."
    )

    @api.depends("scope", "method", "article")
    @api.depends_context("lang")
    def _compute_display_name(self):
        scopes = dict(self._fields["scope"]._description_selection(self.env))
        methods = dict(self._fields["method"]._description_selection(self.env))
        for row in self:
            words = (scopes.get(row.scope), methods.get(row.method))
            row.display_name = row._cite(": ".join(filter(None, words)))

    @api.constrains("profile_id", "scope", "date_start", "date_end")
    def _check_overlap(self):
        rows = self.profile_id.rollup_ids
        for first, second in rows._get_overlaps(
            lambda row: (row.profile_id, row.scope)
        ):
            raise ValidationError(
                self.env._(
                    "%(first)s and %(second)s hold for the same scope on the same day. "
                    "End one of them.",
                    first=first.display_name,
                    second=second.display_name,
                )
            )

    @api.constrains("scope", "method")
    def _check_weights(self):
        """Weights stand on the lines of agreements; a programme is made of none."""
        for row in self.filtered(lambda row: row.scope == "program"):
            if row.method == "weighted":
                raise ValidationError(
                    self.env._(
                        "%(rollup)s: the outcomes of a programme have no weights, "
                        "which stand on the lines of the PKs. Choose another method.",
                        rollup=row.display_name,
                    )
                )

    def _get_counting_profiles(self):
        return self.profile_id.sudo()

    def _has_former(self):
        """Whether the scope was rolled up on the day before."""
        before = fields.Date.subtract(self.date_start, days=1)
        return bool(self.profile_id._find_rollup(self.scope, before))

    def _get_counting_remedy(self):
        return self.env._(
            "End it on the last day of a period that was sent, or later, and add a "
            "line that begins on the day after."
        )

    def _to_engine(self):
        self.ensure_one()
        return Rollup(
            method=Method(self.method),
            parts={kind: Part(self[name]) for name, kind in KINDS.items()},
            counts_zero=self.counts_zero,
            cap=Decimal(repr(self.cap)) if self.has_cap else None,
            blank=Blank(self.none_measured),
        )
