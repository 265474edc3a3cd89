"""The decree of the IKU (Penetapan IKU): which they are, why, how they are measured."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..document.version_mixin import in_force_index, version_index
from ..document.workflow_mixin import Transition

KINDS = [
    ("region", "Regulation of the Head of Region"),
    ("head", "Decree of the Head"),
]


class SidocakepIkuDecree(models.Model):
    """What evaluators ask first: the key indicators of the government or an agency.

    By Peraturan Kepala Daerah or Keputusan Kepala, with a number and a date; a decided
    one does not change, another edition takes its place. Agreements are checked against
    the edition in force.

    PermenPANRB 53/2014 and PER/9/M.PAN/5/2007 ask for it; Gunung Mas 24/2024 art. 1.17
    and Paser 23/2016 art. 1.8 say what an IKU is.
    """

    _name = "sidocakep.iku.decree"
    _description = "Decree of the IKU"
    _inherit = [
        "sidocakep.decided.mixin",
        "sidocakep.amendment.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "company_id, version desc, id desc"
    _rec_names_search = ["document_number", "company_id.name"]
    _trail_fields = frozenset({"kind", "year_start", "year_end"})

    _version_key = ("company_id",)
    _version_in_force = "decided"
    _version_retired = "amended"

    _workflow_transitions = {
        "decide": Transition(
            ("draft",),
            "decided",
            check="_check_decide",
            groups=(
                "sidocakep_base.group_head",
                "sidocakep_base.group_bappeda",
                "sidocakep_base.group_organisasi",
            ),
        ),
    }
    _workflow_fields = {"state"}
    _workflow_frozen_states = {"decided", "amended"}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        help="The government, or the agency whose IKU these are.",
    )
    kind = fields.Selection(
        KINDS,
        string="Kind of Document",
        required=True,
        default="head",
        tracking=True,
        help="The IKU of the government are set by the head of region; those of an "
        "agency by its head, or with the others by the head of region.",
    )
    year_start = fields.Integer(
        string="First Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    year_end = fields.Integer(string="Last Year", aggregator=None)
    state = fields.Selection(
        [("draft", "Draft"), ("decided", "Decided"), ("amended", "Amended")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    line_ids = fields.One2many("sidocakep.iku.decree.line", "decree_id", string="IKU")
    line_count = fields.Integer(string="Number of IKU", compute="_compute_line_count")
    previous_id = fields.Many2one("sidocakep.iku.decree")
    next_ids = fields.One2many("sidocakep.iku.decree")
    can_decide = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key,
        "This edition of the decree exists already. Open that edition.",
    )
    _in_force_uniq = in_force_index(
        _version_key, _version_in_force, "Another edition of the decree is in force."
    )
    _years_check = models.Constraint(
        "CHECK(year_end IS NULL OR year_end = 0 OR year_end >= year_start)",
        "The last year lies before the first year. Correct one of the two.",
    )

    @api.onchange("company_id", "year_start")
    def _onchange_years(self):
        """Propose the last year of the plan in force, whose indicators they are."""
        if self.year_end >= self.year_start:
            return
        plans = self.env["sidocakep.plan"]
        companies = self.company_id.parent_ids
        key = {"year": self.year_start}
        found = {
            **plans._get_in_force(companies, kind="rpjmd", **key),
            **plans._get_in_force(companies, kind="renstra", **key),
        }
        ends = [found[item.id].year_end for item in companies if item.id in found]
        self.year_end = ends[-1] if ends else self.year_start

    @api.depends("line_ids")
    def _compute_line_count(self):
        for decree in self:
            decree.line_count = len(decree.line_ids)

    @api.depends("company_id.name", "version")
    def _compute_display_name(self):
        for decree in self:
            decree.display_name = decree._get_version_name(
                f"Penetapan IKU {decree.company_id.name or ''}"
            )

    def action_draw_indicators(self):
        """Add a row for each IKU of the agency that has none yet."""
        for decree in self:
            decree._check_not_frozen(["line_ids"])
            indicators = self.env["sidocakep.indicator"].search(
                [
                    ("company_id", "=", decree.company_id.id),
                    ("kind", "=", "iku"),
                    ("id", "not in", decree.line_ids.indicator_id.ids),
                ]
            )
            if not indicators and not decree.line_ids:
                raise UserError(
                    self.env._(
                        "%(agency)s has no indicator of the kind IKU. Enter them "
                        "under Planning > Indicators first.",
                        agency=decree.company_id.name,
                    )
                )
            decree.line_ids.create(
                [
                    {"decree_id": decree.id, "indicator_id": indicator.id}
                    for indicator in indicators
                ]
            )
        return True

    def action_decide(self):
        """Put the decree in force; the edition before becomes history."""
        self._transition("decide")
        return True

    def _get_missing_for_decision(self):
        """Return in words what evaluators ask and the decree does not say."""
        missing = super()._get_missing_for_decision()
        if not self.line_ids:
            missing.append(self.env._("at least one IKU"))
        for line in self.line_ids:
            lacks = line._get_missing()
            if lacks:
                missing.append(f"{line.name}: {', '.join(lacks)}")
        return missing + self._get_amendment_missing()

    def _copy_parts_to(self, successor):
        self.line_ids.copy({"decree_id": successor.id})
        return super()._copy_parts_to(successor)
