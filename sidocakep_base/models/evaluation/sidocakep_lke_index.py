"""The evidence that an agency has for each criterion of the evaluation sheet."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..document.workflow_mixin import Transition

DRAFT, SENT = "draft", "sent"
KEEPERS = (
    "sidocakep_base.group_agency_coordinator",
    "sidocakep_base.group_organisasi",
)


class SidocakepLkeIndex(models.Model):
    """The index of evidence of an agency and year, by criterion.

    What is kept here answers its criterion by itself; what lies elsewhere is attached.
    Put before the evaluators, it stays as it was shown; taken up again, evidence is
    added, and nothing that was shown changes. Nothing is scored here.
    """

    _name = "sidocakep.lke.index"
    _description = "Index of Evidence"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "year desc, company_id, id"
    _trail_fields = frozenset({"company_id", "year", "edition_id"})

    _workflow_transitions = {
        "send": Transition((DRAFT,), SENT, check="_check_send", groups=KEEPERS),
        "take_up": Transition((SENT,), DRAFT, groups=KEEPERS),
    }
    _workflow_fields = {"state", "sent_by_id", "sent_on"}
    _workflow_frozen_states = {SENT}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        domain=[("is_of_government", "=", True)],
    )
    year = fields.Integer(
        string="Evaluated Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year - 1,
    )
    edition_id = fields.Many2one(
        "sidocakep.lke.edition",
        string="Edition of the Evaluation Sheet",
        compute="_compute_edition_id",
        store=True,
        required=True,
        index=True,
        precompute=True,
        ondelete="restrict",
    )
    state = fields.Selection(
        [(DRAFT, "Being Collected"), (SENT, "Shown to the Evaluators")],
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        tracking=True,
    )
    sent_by_id = fields.Many2one(
        "res.users", string="Shown By", readonly=True, copy=False, index=True
    )
    sent_on = fields.Datetime(string="Shown On", readonly=True, copy=False)
    line_ids = fields.One2many("sidocakep.lke.line", "index_id", string="Criteria")
    answered_text = fields.Char(
        string="Criteria with Evidence", compute="_compute_answered_text"
    )
    can_send = fields.Boolean(compute="_compute_workflow_can")
    can_take_up = fields.Boolean(compute="_compute_workflow_can")

    _company_year_uniq = models.UniqueIndex(
        "(company_id, year)",
        "The agency has an index of evidence for this year. Open that one.",
    )

    @api.depends("company_id.name", "year")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for index in self:
            index.display_name = self.env._(
                "Index of Evidence %(year)s %(agency)s",
                year=index.year,
                agency=index.company_id.name or "",
            )

    @api.depends("year")
    def _compute_edition_id(self):
        """The edition of the evaluated year; that of an index stays its own."""
        editions = self.env["sidocakep.lke.edition"]
        for index in self:
            if not index._origin.line_ids:
                index.edition_id = editions._get_for_year(index.year)

    @api.depends("line_ids.is_answered")
    @api.depends_context("lang", "uid")
    def _compute_answered_text(self):
        for index in self:
            index.answered_text = self.env._(
                "%(answered)s of %(all)s",
                answered=len(index.line_ids.filtered("is_answered")),
                all=len(index.line_ids),
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Each criterion of the edition has its row; nobody else makes one."""
        indexes = super().create(vals_list)
        self.env["sidocakep.lke.line"].sudo().create(
            [
                {"index_id": index.id, "criterion_id": criterion.id}
                for index in indexes
                for criterion in index.edition_id.criterion_ids
            ]
        )
        return indexes

    @api.constrains("edition_id", "year", "company_id")
    def _check_rows(self):
        for index in self:
            if index.line_ids and index.line_ids.criterion_id.edition_id != (
                index.edition_id
            ):
                raise UserError(
                    self.env._(
                        "%(index)s is drawn up by its edition already. Delete it and "
                        "make it for the other year.",
                        index=index.display_name,
                    )
                )

    def _check_send(self):
        """An index that shows nothing is put before nobody."""
        for index in self:
            if not index.line_ids.filtered("is_answered"):
                raise UserError(
                    self.env._(
                        "%(index)s shows no evidence yet. Open a criterion and attach "
                        "a file or a link.",
                        index=index.display_name,
                    )
                )

    def action_send(self):
        """Put the index before the evaluators; what they are shown stays."""
        now = fields.Datetime.now()
        self._transition("send", {"sent_by_id": self.env.uid, "sent_on": now})
        self.line_ids.evidence_ids._send()
        return True

    def action_take_up(self):
        """Add to an index that was shown."""
        self._transition("take_up")
        return True

    def action_export(self):
        """Hand out all evidence as one folder, a folder each criterion."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/sidocakep/bukti/{self.id}",
            "target": "download",
        }

    def _get_frozen_remedy(self):
        return self.env._("Take it up again to add evidence.")
