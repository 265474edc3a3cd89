"""The dialog of a superior on the figures of a period: dialog kinerja, rapat monev."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.version_mixin import (
    CANCELLED,
    in_force_index,
    version_index,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

DRAFT, DECIDED, REPLACED = "draft", "decided", "replaced"
#: Which dialog it is; set by the program, and never changed.
KEY_FIELDS = ("job_id", "year", "period_kind", "period_no")
#: How the meeting was prepared and held.
MEETING_FIELDS = frozenset(
    {
        *("invitation_number", "invitation_date", "meeting_date", "place", "agenda"),
        *("note_taker_id", "minutes"),
    }
)


class SidocakepDialog(models.Model):
    """Who met, how each figure was reached, what is done about it, by whom, until when.

    One for each superior and period, prepared by the program from the sheets of the PKs
    whose second party he is: Pihak Kedua supervises and evaluates (Paser 23/2016 annex
    II; annex I row 8, the monev meeting of the quarter and the semester). Its words are
    assembled from what was measured and done, edited by people, and decided by the
    superior; the note taker signs with him. What was decided stays; a correction is a
    next version.
    """

    _name = "sidocakep.dialog"
    _description = "Dialog on Performance"
    _inherit = [
        "sidocakep.half.year.mixin",
        "sidocakep.former.holder.mixin",
        "sidocakep.decided.mixin",
        "sidocakep.amendment.mixin",
        "sidocakep.submission.mixin",
        "sidocakep.proved.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_end desc, period_kind, company_id, job_id, version desc, id desc"
    _rec_names_search = ["job_id.name", "document_number"]
    _trail_fields = MEETING_FIELDS
    _former_post, _former_end, _former_state = "job_id", "date_end", "draft"
    _days_in_order = (
        ("invitation_date", "meeting_date"),
        ("meeting_date", "document_date"),
        ("meeting_date", "follow_up_ids.date_due"),
    )
    _days_contained = {
        "document_date": ("line_ids.measurement_line_id.figure_id.verified_on",)
    }

    _version_key = KEY_FIELDS
    _rhythm_field = "dialog_rhythm"
    _version_in_force = DECIDED
    _version_retired = REPLACED

    _workflow_transitions = {
        "submit": Transition((DRAFT,), DRAFT, who="_filter_not_submitted"),
        "decide": Transition(
            (DRAFT,), DECIDED, "_check_decide", who="_filter_led", access="read"
        ),
        "cancel": Transition((DRAFT,), CANCELLED, who="_filter_corrections"),
    }
    _workflow_fields = {"state", "date_end", "decided_on", *KEY_FIELDS}
    _workflow_frozen_states = {DECIDED, REPLACED, CANCELLED}
    _workflow_unlink_states = frozenset()

    job_id = fields.Many2one(
        "hr.job",
        string="Superior",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The position that holds the dialog: the second party of the PKs.",
    )
    company_id = fields.Many2one(
        related="job_id.company_id",
        string="Agency",
        store=True,
        index=True,
        precompute=True,
    )
    year = fields.Integer(
        string="Performance Year", required=True, readonly=True, aggregator=None
    )
    period_kind = fields.Selection(
        [("quarter", "Quarter"), ("year", "Year")],
        string="Period",
        required=True,
        readonly=True,
        default="quarter",
    )
    period_no = fields.Integer(
        string="Quarter (0: the Year)", required=True, readonly=True, aggregator=None
    )
    date_end = fields.Date(string="End of the Period", readonly=True, index=True)
    title = fields.Char(string="Name of the Meeting", compute="_compute_title")
    state = fields.Selection(
        [
            (DRAFT, "Being Prepared"),
            (DECIDED, "Decided"),
            (REPLACED, "Replaced"),
            (CANCELLED, "Cancelled"),
        ],
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    document_number = fields.Char(
        string="Number of the Minutes",
        help="Number of the Berita Acara with which the dialog is decided.",
    )
    document_date = fields.Date(
        string="Date of the Minutes", help="Date of the Berita Acara."
    )
    signer_job_id = fields.Many2one(
        readonly=True, domain=[], help="The superior who holds the dialog."
    )
    previous_id = fields.Many2one("sidocakep.dialog")
    next_ids = fields.One2many("sidocakep.dialog")
    decided_on = fields.Date(readonly=True, copy=False)

    # The meeting
    invitation_number = fields.Char(string="Number of the Invitation")
    invitation_date = fields.Date(string="Date of the Invitation")
    meeting_date = fields.Datetime(string="Day and Hour of the Meeting")
    place = fields.Char(string="Place of the Meeting")
    agenda = fields.Text()
    note_taker_id = fields.Many2one(
        "hr.employee",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', 'child_of', company_id)]",
        help="Who writes the minutes, and signs them beside the superior.",
    )
    minutes = fields.Text(
        string="What Was Said", help="What was said beyond the single indicators."
    )
    attendee_ids = fields.One2many(
        "sidocakep.dialog.attendee", "dialog_id", string="Attendance"
    )
    line_ids = fields.One2many(
        "sidocakep.dialog.line", "dialog_id", string="Indicators of the Dialog"
    )
    follow_up_ids = fields.One2many(
        "sidocakep.dialog.follow_up", "dialog_id", string="What Is Done About It"
    )
    earlier_ids = fields.Many2many(
        "sidocakep.dialog.follow_up",
        string="What Was Decided Before",
        compute="_compute_earlier_ids",
        help="Follow-ups of earlier dialogs that are not settled, or were settled "
        "since the last one.",
    )
    evidence_ids = fields.One2many(
        "sidocakep.dialog.evidence", "dialog_id", string="Pictures and Papers"
    )
    measured_count = fields.Integer(string="Measured", compute="_compute_red_count")
    red_count = fields.Integer(string="Below Target", compute="_compute_red_count")
    notice = fields.Text(string="Changed Since", compute="_compute_notice")
    can_decide = fields.Boolean(compute="_compute_workflow_can")
    can_cancel = fields.Boolean(compute="_compute_workflow_can")

    _version_uniq = version_index(
        _version_key, "This version of the dialog exists already. Open that one."
    )
    _in_force_uniq = in_force_index(
        _version_key,
        _version_in_force,
        "Another version of this dialog was decided. Open that one.",
    )

    @api.depends("job_id.name", "period_text", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for dialog in self:
            name = f"{dialog.title}: {dialog.job_id.name or ''} ({dialog.period_text})"
            dialog.display_name = dialog._get_version_name(name)

    @api.depends("company_id", "date_end")
    @api.depends_context("lang")
    def _compute_title(self):
        """Take the name of the meeting from the profile of the end of the period."""
        for (company, day), dialogs in self.grouped(
            lambda item: (item.company_id, item.date_end)
        ).items():
            profile = company.sudo()._get_profile(day)
            title = profile.dialog_name or self.env._("Dialog on Performance")
            dialogs.title = title

    @api.depends("line_ids.is_met", "line_ids.status")
    def _compute_red_count(self):
        for dialog in self:
            measured = dialog.line_ids.filtered(lambda line: line.status == "ok")
            dialog.measured_count = len(measured)
            dialog.red_count = len(measured.filtered(_is_below))

    def _compute_earlier_ids(self):
        """Find what the next dialog has to look at, of the same superior."""
        follow_ups = self.env["sidocakep.dialog.follow_up"]
        found = follow_ups.search([("job_id", "in", self.job_id.ids)], order="id")
        last = self._get_last_days()
        for dialog in self:
            since = last.get(dialog._origin.id)
            dialog.earlier_ids = found.filtered(
                lambda item, own=dialog, since=since: item._is_earlier(own, since)
            )

    def _get_last_days(self):
        """Return ``{id: day on which the dialog before it was decided}``."""
        decided = self.sudo().search(
            [
                ("job_id", "in", self.job_id.ids),
                ("decided_on", "!=", False),
            ],
            order="decided_on desc, id desc",
        )
        result = {}
        for dialog in self:
            before = decided.filtered(
                lambda item, own=dialog: (
                    item.job_id == own.job_id and item.date_end < own.date_end
                )
            )
            result[dialog._origin.id] = before[:1].decided_on
        return result

    @api.depends("job_id")
    def _compute_signer_job_id(self):
        """The superior himself."""
        for dialog in self:
            dialog.signer_job_id = dialog.job_id

    @api.constrains("signer_job_id")
    def _check_signer_job(self):
        """The superior need not head an agency, and nobody chooses another."""


def _is_below(line):
    """Tell whether a row of a dialog was measured below its target."""
    return line.status == "ok" and not line.is_met
