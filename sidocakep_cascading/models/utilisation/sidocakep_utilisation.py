"""Pemanfaatan Hasil: what was decided because of a figure, and what changed by it."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import ORGANISASI_GROUP
from ..data_collection.sidocakep_data_figure import LOOSE_STANDINGS, VERIFIED

RECORDERS = ("sidocakep_base.group_agency_coordinator", ORGANISASI_GROUP)
DOCUMENTS = [
    ("budget_revision", "Revised DPA"),
    ("next_rkt", "RKT of the Next Year"),
    ("plan", "Renstra or RPJMD"),
    ("action_plan", "Action Plan"),
    ("allowance", "Performance Allowance"),
    ("other", "Another Document"),
]
#: The same as papers name it.
DOCUMENT_WORDS = {
    "budget_revision": "DPA Perubahan",
    "next_rkt": "RKT tahun berikutnya",
    "plan": "Renstra atau RPJMD",
    "action_plan": "Rencana Aksi",
    "allowance": "Tunjangan kinerja",
    "other": "Dokumen lain",
}


#: Behind a DPA that is cited and is not in the register.
UNREGISTERED = "(belum tercatat dalam register DPA)"


class SidocakepUtilisation(models.Model):
    """A decision that rests on verified figures, with the document it changed.

    Evaluators ask whether measuring leads to anything: a record says which figure,
    what was decided, which document changed by it, and shows the proof. Recorded, it
    stays; one that was recorded in error is withdrawn with a reason.
    """

    _name = "sidocakep.utilisation"
    _description = "Use of Results"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"
    _trail_fields = frozenset(
        {
            *("name", "date", "document_kind", "document_name", "document_date"),
            *("explanation", "evidence_name", "evidence_link"),
        }
    )

    _days_contained = {"date": ("figure_ids.date_end",)}
    _workflow_transitions = {
        "record": Transition(("draft",), "recorded", "_check_record", groups=RECORDERS),
        "withdraw": Transition(
            ("recorded",),
            "withdrawn",
            "_check_withdraw",
            groups=RECORDERS,
            fills={"withdrawal_reason"},
        ),
    }
    _workflow_fields = {"state"}
    _workflow_frozen_states = {"recorded", "withdrawn"}

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        domain=[("is_of_government", "=", True)],
    )
    state = fields.Selection(
        [("draft", "Draft"), ("recorded", "Recorded"), ("withdrawn", "Withdrawn")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    name = fields.Text(
        string="What Was Decided",
        required=True,
        help="What was decided, in one sentence.",
    )
    date = fields.Date(
        string="Day of the Decision",
        required=True,
        default=lambda self: self.env.user._get_office_day(),
    )
    figure_ids = fields.Many2many(
        "sidocakep.data.figure",
        string="Figures It Rests On",
        domain="[('company_id', '=', company_id), ('state', '=', 'verified')]",
    )
    explanation = fields.Text(
        string="What the Figures Showed", help="Why they led to this decision."
    )
    document_kind = fields.Selection(DOCUMENTS, string="Document Changed")
    document_name = fields.Char(
        string="Number or Title", help="Of the document that was changed."
    )
    document_date = fields.Date(string="Date of the Document")
    evidence = fields.Binary(string="Proof of the Change", attachment=True, copy=False)
    evidence_name = fields.Char(string="File of the Proof", copy=False)
    evidence_link = fields.Char(
        string="Address of the Proof", copy=False, help="A page outside: not secured."
    )
    withdrawal_reason = fields.Text(copy=False, help="Why the record is withdrawn.")
    figure_text = fields.Text(string="Figures in Words", compute="_compute_figure_text")
    can_record = fields.Boolean(compute="_compute_workflow_can")
    can_withdraw = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("figure_ids.printed_value", "figure_ids.indicator_id.name")
    def _compute_figure_text(self):
        for record in self:
            record.figure_text = "\n".join(
                f"{figure.display_name}: {figure.printed_value}"
                for figure in record.figure_ids
            )

    @api.constrains("figure_ids", "company_id")
    def _check_figures(self):
        """A decision rests on verified figures of its own agency."""
        for record in self:
            foreign = record.sudo().figure_ids.filtered(
                lambda figure, own=record: (
                    figure.company_id != own.company_id or figure.state != VERIFIED
                )
            )
            if foreign and record.state == "draft":
                raise ValidationError(
                    self.env._(
                        "%(figures)s: not verified, or of another agency. Choose "
                        "verified figures of %(agency)s.",
                        figures=", ".join(foreign.mapped("display_name")),
                        agency=record.company_id.name,
                    )
                )

    def action_record(self):
        """Put the use on record."""
        self._transition("record")
        return True

    def action_withdraw(self):
        """Take back what was recorded in error; it stays in the list, with why."""
        for record in self:
            record._transition("withdraw", reason=record.withdrawal_reason)
        return True

    def _check_record(self):
        """Refuse a use that says less than its reader asks, and say all of it."""
        for record in self:
            missing = record._get_missing()
            if missing:
                raise UserError(
                    self.env._(
                        "%(use)s cannot be recorded yet. Complete first:\n%(missing)s",
                        use=record.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_missing(self):
        self.ensure_one()
        has_file = self.with_context(bin_size=True).evidence
        said = (
            (self.figure_ids, self.env._("the figures that it rests on")),
            (self.document_kind, self.env._("which kind of document changed")),
            (self.document_name, self.env._("number or title of that document")),
            (
                has_file or self.evidence_link,
                self.env._("a file or an address as evidence"),
            ),
        )
        return [words for is_said, words in said if not is_said]

    def _check_withdraw(self):
        for record in self:
            if not (record.withdrawal_reason or "").strip():
                raise UserError(
                    self.env._("Write why the record is withdrawn, then withdraw it.")
                )

    def _get_frozen_remedy(self):
        return self.env._("Withdraw it with a reason and record it anew.")

    def _get_printed_document(self):
        """Return which document changed: kind, number or title, and its date."""
        self.ensure_one()
        words = [DOCUMENT_WORDS.get(self.document_kind), self.document_name]
        if self.document_date:
            words.append(f"tanggal {format_date(self.document_date)}")
        if self._is_unregistered():
            words.append(UNREGISTERED)
        return " ".join(filter(None, words))

    def _is_unregistered(self):
        """Tell whether it cites a DPA that is not among those of its agency here.

        By its number; a title is that of a revision of the year.
        """
        name = (self.document_name or "").strip()
        if self.document_kind != "budget_revision" or not name:
            return False
        cited = Domain("number", "=", name)
        if "/" not in name:
            day = self.document_date or self.date
            cited |= Domain("year", "=", day.year) & Domain("version", ">", 1)
        own = Domain("company_id", "=", self.company_id.id)
        budgets = self.env["sidocakep.budget"].sudo()
        return not budgets.search_count(
            own & cited & Domain("state", "!=", "draft"), limit=1
        )

    def _get_printed_figures(self):
        """Return the figures that it rests on; one that is not final says so."""
        self.ensure_one()
        return [
            f"{figure.indicator_id.name or ''}: {figure.printed_value or ''}"
            f"{_say_standing(figure)}"
            for figure in self.figure_ids
        ]


def _say_standing(figure):
    standing, _data_year = figure._get_printed_standing()
    return f" ({standing.lower()})" if figure.release_status in LOOSE_STANDINGS else ""
