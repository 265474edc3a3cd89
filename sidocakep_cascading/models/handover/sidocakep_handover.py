"""Memori Kinerja: what who leaves a post hands over to who follows."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import ORGANISASI_GROUP
from .handover_sections import get_sections

DRAFT, SIGNED, ACKNOWLEDGED, WITHDRAWN = "draft", "signed", "acknowledged", "withdrawn"
#: In which somebody still has a step to take.
OPEN_STATES = (DRAFT, SIGNED)
#: What who hands over writes; the rest of the memo is what the records say.
HANDED_FIELDS = frozenset({"unfinished", "attention"})
#: Which hand-over it is; read from HR by the program.
EVENT_FIELDS = (
    *("job_id", "company_id", "pk_id", "leaver_id", "leaver_name", "leaver_title"),
    *("leaver_from", "date_until", "receiver_id", "receiver_name", "receiver_title"),
    *("date_effective", "superior_job_id"),
)


class SidocakepHandover(models.Model):
    """The state of the agreement of a post on the day on which it changes hands.

    Proposed by the program when HR records that the holder of a post with a PK changes.
    Who leaves completes and signs it, who follows acknowledges it. Figures belong to
    the post: they are handed over, and nothing is split between the holders.
    """

    _name = "sidocakep.handover"
    _description = "Hand-over Memo"
    _inherit = [
        "sidocakep.frozen.document.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_until desc, company_id, id desc"
    _rec_names_search = ["job_id.name", "leaver_name", "receiver_name"]

    _document_kept_by = "sign"
    _trail_fields = HANDED_FIELDS | {"receiver_note", "receiver_name", "date_until"}

    _workflow_transitions = {
        "sign": Transition(
            (DRAFT,), SIGNED, "_check_sign", who="_filter_handing", access="read"
        ),
        "take_back": Transition((SIGNED,), DRAFT, who="_filter_signed", access="read"),
        "acknowledge": Transition(
            (SIGNED,),
            ACKNOWLEDGED,
            who="_filter_receiving",
            access="read",
            fills={"receiver_note"},
        ),
        "withdraw": Transition((DRAFT,), WITHDRAWN, who="_filter_program"),
    }
    _workflow_fields = {
        *("state", *EVENT_FIELDS),
        *("signed_on", "signed_by_id", "signed_name", "signed_as"),
        *("acknowledged_on", "acknowledged_by_id"),
        *("acknowledged_name", "acknowledged_as"),
    }
    _workflow_frozen_states = {SIGNED, ACKNOWLEDGED, WITHDRAWN}
    _workflow_unlink_states = frozenset()

    # Which hand-over
    job_id = fields.Many2one(
        "hr.job",
        string="Position",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, readonly=True, index=True
    )
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="The agreement that counts on the last day.",
    )
    year = fields.Integer(
        string="Performance Year",
        related="pk_id.year",
        store=True,
        precompute=True,
        aggregator=None,
    )
    leaver_id = fields.Many2one(
        "hr.employee",
        string="Official Who Leaves",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    leaver_name = fields.Char(string="Handed Over by", readonly=True)
    leaver_title = fields.Char(string="Title of Who Leaves", readonly=True)
    leaver_from = fields.Date(string="In the Post Since", readonly=True)
    date_until = fields.Date(
        string="Last Day in the Post", required=True, readonly=True, index=True
    )
    receiver_id = fields.Many2one(
        "hr.employee",
        string="Successor",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    receiver_name = fields.Char(
        string="Handed Over to", readonly=True, help="Empty while the post is vacant."
    )
    receiver_title = fields.Char(string="Title of the Successor", readonly=True)
    date_effective = fields.Date(string="Successor in Office Since", readonly=True)
    superior_job_id = fields.Many2one(
        "hr.job",
        string="Direct Superior",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The nearest post above that a login reaches. It draws up the memo of who "
        "is gone, and takes over a post of which others go on.",
    )

    # What people write
    unfinished = fields.Text(
        string="What Is Unfinished", help="Work that goes on, and how far it is."
    )
    attention = fields.Text(
        string="What Needs Attention",
        help="Risks, promises made, days that come near, whom to ask.",
    )
    receiver_note = fields.Text(
        string="Note of the Successor",
        help="What was received, what is missing in the memo. Written before it is "
        "acknowledged.",
    )

    # Steps
    state = fields.Selection(
        [
            (DRAFT, "To Be Handed Over"),
            (SIGNED, "Handed Over"),
            (ACKNOWLEDGED, "Acknowledged"),
            (WITHDRAWN, "Withdrawn"),
        ],
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    signed_on = fields.Date(string="Handed Over on", readonly=True, copy=False)
    signed_by_id = fields.Many2one(
        "res.users", string="Signed by", readonly=True, copy=False
    )
    signed_name = fields.Char(string="Name of the Signer", readonly=True, copy=False)
    signed_as = fields.Char(string="Signed as", readonly=True, copy=False)
    acknowledged_on = fields.Date(readonly=True, copy=False)
    acknowledged_by_id = fields.Many2one(
        "res.users", string="Acknowledged by", readonly=True, copy=False
    )
    acknowledged_name = fields.Char(
        string="Name of Who Acknowledged", readonly=True, copy=False
    )
    acknowledged_as = fields.Char(readonly=True, copy=False)
    handing_text = fields.Char(
        string="Drawn Up by", compute="_compute_handing_text", compute_sudo=True
    )
    document_html = fields.Html(
        string="What the Memo Says", compute="_compute_document_html", sanitize=False
    )
    can_sign = fields.Boolean(compute="_compute_workflow_can")
    can_take_back = fields.Boolean(compute="_compute_workflow_can")
    can_acknowledge = fields.Boolean(compute="_compute_workflow_can")
    can_hand = fields.Boolean(compute="_compute_can_hand")

    _event_uniq = models.UniqueIndex(
        "(job_id, leaver_id, date_until) WHERE state != 'withdrawn'",
        "This hand-over has its memo already. Open that one.",
    )

    @api.depends("job_id.name", "leaver_name", "date_until")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for memo in self:
            day = memo.date_until and memo._format_day(memo.date_until)
            words = (memo.job_id.sudo().name, memo.leaver_name, day)
            memo.display_name = ", ".join(filter(None, words))

    @api.depends("state", "superior_job_id", "leaver_id")
    @api.depends_context("lang")
    def _compute_handing_text(self):
        """Say who draws it up, and why if it is not who leaves."""
        for memo in self:
            if memo.signed_on:
                memo.handing_text = f"{memo.signed_name} ({memo.signed_as})"
            elif not memo._is_leaver_reached():
                memo.handing_text = self.env._(
                    "%(superior)s, because no login reaches %(person)s any more",
                    superior=memo.superior_job_id.name or "Bagian Organisasi",
                    person=memo.leaver_name,
                )
            elif memo._is_overdue():
                memo.handing_text = self.env._(
                    "%(person)s; the days for it are over, so that %(superior)s may "
                    "draw it up too",
                    person=memo.leaver_name,
                    superior=memo.superior_job_id.name or "Bagian Organisasi",
                )
            else:
                memo.handing_text = memo.leaver_name

    @api.depends_context("uid", "lang")
    @api.depends("state", *HANDED_FIELDS, "receiver_note")
    def _compute_document_html(self):
        documents = self._origin._get_document()
        qweb = self.env["ir.qweb"]
        for memo in self:
            doc = documents.get(memo._origin.id)
            memo.document_html = doc and qweb._render(
                "sidocakep_cascading.handover_document",
                {"doc": doc, "sections": get_sections(doc)},
            )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_hand(self):
        handing = self._origin._filter_handing()
        for memo in self:
            memo.can_hand = memo.state == DRAFT and memo._origin in handing

    def write(self, vals):
        """Each side writes its own part of the memo, and nobody that of the other."""
        if not self._workflow_bypassed():
            if HANDED_FIELDS & vals.keys():
                self._check_side(self._filter_handing())
            if "receiver_note" in vals:
                self._check_side(self._workflow_allowed("acknowledge"))
        return super().write(vals)

    def _check_side(self, allowed):
        others = self - allowed
        if others:
            raise AccessError(
                self.env._(
                    "%(memo)s: who leaves the post writes what he hands over, and who "
                    "follows writes the note before acknowledging it. Nobody writes "
                    "for the other: ask that official to write it.",
                    memo=others[0].display_name,
                )
            )

    def _get_frozen_remedy(self):
        if self.state == SIGNED:
            return self.env._(
                "Who signed it takes it back until it is acknowledged; who follows "
                "writes a note."
            )
        return self.env._("What is to be added belongs to the records of the post.")

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _filter_handing(self):
        """Return those that the user hands over: as who leaves, or in his place."""
        user = self.env.user
        own = user._get_held_jobs()
        is_office = user.has_group(ORGANISASI_GROUP)

        def is_handing(memo):
            memo = memo.sudo()
            if memo._is_leaver_reached():
                if memo.leaver_id.user_id == user:
                    return True
                if not memo._is_overdue():
                    return False
            above = memo.superior_job_id
            return above in own if above else is_office

        return self.filtered(is_handing)

    def _is_leaver_reached(self):
        """Tell whether who leaves can still log in."""
        self.ensure_one()
        leaver = self.sudo().leaver_id
        return leaver.active and leaver.user_id.active

    def _is_overdue(self):
        """Tell whether the days are over that who leaves has for it."""
        self.ensure_one()
        return self._get_last_day() < self.env.user._get_office_day()

    def _filter_signed(self):
        """Return those that the user signed himself."""
        return self.filtered(lambda memo: memo.signed_by_id == self.env.user)

    def _filter_receiving(self):
        """Return those that the user acknowledges, as who holds the post today.

        Where others hold the same post side by side, nobody follows: the superior.
        """
        own = self.env.user._get_held_jobs()
        successors = self._get_successors()

        def is_receiving(memo):
            memo = memo.sudo()
            if not memo.job_id.is_single_holder:
                return memo.superior_job_id in own
            holder = successors.get(memo.id)
            return bool(holder) and holder.employee.user_id == self.env.user

        return self.filtered(is_receiving)

    def _get_successors(self):
        """Return ``{memo id: Holder}``: who holds the post today, not the leaver."""
        day = self.env.user._get_office_day()
        memos = self.sudo()
        holders = memos.job_id._get_single_holders(day)
        found = {memo.id: holders.get(memo.job_id.id) for memo in memos}
        return {
            memo.id: found[memo.id]
            for memo in memos
            if found[memo.id] and found[memo.id].employee != memo.leaver_id
        }

    def _filter_program(self):
        """Return none: what HR took back is withdrawn by the program."""
        return self if self.env.su else self.browse()
