"""What somebody is to do by a day, the proof of it, and who says that it was done."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .workflow_mixin import Transition

OPEN, ANSWERED, CLOSED = "open", "answered", "closed"
#: What who looks at the answer says: written before that step, and stands after it.
REMARK = frozenset({"remark"})


class SidocakepFollowUpMixin(models.AbstractModel):
    """A follow-up: asked of a post, answered with evidence, closed by who asked for it.

    A model has ``company_id`` and ``evidence_ids``, names in ``_follow_up_answer`` the
    field in which is said what is done, says who answers (``_filter_answerable``) and
    who looks at the answer, in its transitions ``send_back`` and ``close``: each fills
    in the ``REMARK``. Until it is settled it is an open follow-up (Tindak Lanjut
    Terbuka).
    """

    _name = "sidocakep.follow.up.mixin"
    _description = "Follow-up"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]

    #: the field in which the responsible post says what it does
    _follow_up_answer = ""
    #: xml id of the activity type by which it is asked
    _follow_up_activity = ""

    _workflow_transitions = {
        "answer": Transition(
            (OPEN,), ANSWERED, check="_check_answer", who="_filter_answerable"
        ),
    }
    _workflow_fields = {"state", "answered_by_id", "answered_on", "closed_on"}
    _workflow_frozen_states = {ANSWERED, CLOSED}
    _workflow_unlink_states = {OPEN}
    _trail_fields = frozenset({"date_due", "responsible_job_id"})

    responsible_job_id = fields.Many2one(
        "hr.job",
        string="Responsible Position",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
    )
    date_due = fields.Date(string="To Be Done By")
    remark = fields.Text(help="Why a follow-up was sent back.")
    state = fields.Selection(
        [
            (OPEN, "Not Followed Up Yet"),
            (ANSWERED, "Answered"),
            (CLOSED, "Closed"),
        ],
        required=True,
        default=OPEN,
        readonly=True,
        copy=False,
        tracking=True,
    )
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_on = fields.Date(readonly=True, copy=False)
    closed_on = fields.Date(readonly=True, copy=False)
    can_answer = fields.Boolean(compute="_compute_workflow_can")
    can_send_back = fields.Boolean(compute="_compute_workflow_can")
    can_close = fields.Boolean(compute="_compute_workflow_can")

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_answer(self):
        """Say that the follow-up is done, and put it before who looks at it."""
        day = self.env.user._get_office_day()
        self._transition("answer", {"answered_by_id": self.env.uid, "answered_on": day})
        self.evidence_ids._send()
        return True

    def action_send_back(self):
        """Open the follow-up again, for the reason in the remark."""
        for item in self:
            item._transition("send_back", reason=item.remark)
        return True

    def action_close(self):
        """Say that it was followed up."""
        self._transition("close", {"closed_on": self.env.user._get_office_day()})
        return True

    def _get_state_on(self, day):
        """Return how far it was on a day, as far as its dates tell."""
        self.ensure_one()
        state = self.state
        if state == CLOSED and self.closed_on and self.closed_on > day:
            state = ANSWERED
        if state == ANSWERED and self.answered_on and self.answered_on > day:
            state = OPEN
        return state

    def _filter_answerable(self):
        """Return those that the current user answers for."""
        raise NotImplementedError

    def _check_answer(self):
        labels = self.fields_get([], ["string"])
        asked = (self._follow_up_answer, "responsible_job_id", "date_due")
        for item in self:
            missing = [labels[name]["string"] for name in asked if not item[name]]
            if not item.evidence_ids:
                missing.append(self.env._("a file or an address as evidence"))
            if missing:
                raise UserError(
                    self.env._(
                        "%(item)s cannot be answered yet. Enter what is missing: "
                        "%(missing)s.",
                        item=item.display_name,
                        missing=", ".join(missing),
                    )
                )

    def _check_sent_back(self):
        for item in self:
            if not (item.remark or "").strip():
                raise UserError(
                    self.env._(
                        "Write in the remark what the follow-up of %(item)s lacks.",
                        item=item.display_name,
                    )
                )

    def _check_close(self):
        """Nobody closes what he answered himself, nor without its evidence."""
        self.evidence_ids._check_whole()
        for item in self:
            if item.answered_by_id == self.env.user:
                raise AccessError(item._get_own_answer_text())

    def _get_own_answer_text(self):
        """Return what is said to who would close what he answered himself."""
        return self.env._(
            "%(item)s: the follow-up is your own. Have somebody else look at it.",
            item=self.display_name,
        )

    # ------------------------------------------------------------------
    # The bell: who is to follow up is asked, and reminded before the day
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._ask()
        return items

    def write(self, vals):
        if "date_due" in vals:
            self._check_day_stays(vals["date_due"])
        result = super().write(vals)
        if {"responsible_job_id", "date_due", "state"} & vals.keys():
            self._ask()
        return result

    def _check_day_stays(self, value):
        """Refuse that who owes a follow-up puts its day off once it has passed."""
        if self.env.su:
            return
        today, day = self.env.user._get_office_day(), fields.Date.to_date(value)
        passed = self.filtered(
            lambda item: (
                item.state == OPEN
                and item.date_due
                and item.date_due < today
                and (not day or day > item.date_due)
            )
        )
        for item in passed._filter_answerable() if passed else ():
            raise UserError(
                self.env._(
                    "%(item)s was to be done by %(day)s: a day that has passed stays. "
                    "Answer it; that it is late is seen beside the answer.",
                    item=item.display_name,
                    day=item._format_day(item.date_due),
                )
            )

    @api.model
    def _cron_ask(self):
        """Ask whoever holds the post today: it may have another holder."""
        self.search([("state", "=", OPEN)])._ask()

    def _is_asked(self):
        """Tell whether it waits for the responsible post."""
        self.ensure_one()
        return self.state == OPEN

    def _ask(self):
        """Ask of each open follow-up whom it concerns today, and nobody else.

        The question is there until the answer is put before who looks at it, and again
        when it comes back.
        """
        day = self.env.user._get_office_day()
        kind = self.env.ref(self._follow_up_activity)
        wanted = self._get_asked_users(day)
        changed = {}
        for item in self.sudo():
            user = wanted[item.id] if item._is_asked() else None
            open_now = item.activity_ids.filtered(
                lambda activity: activity.activity_type_id == kind
            )
            due = item.date_due or day
            is_asked = open_now.user_id == user and (
                not item.date_due or open_now.date_deadline == due
            )
            if not (user and len(open_now) == 1 and is_asked) and (user or open_now):
                changed[item.id] = (self._follow_up_activity, user, due)
        self.browse(changed)._hand_over([self._follow_up_activity], changed)

    def _get_asked_of(self):
        return {**super()._get_asked_of(), self._follow_up_activity: "_find_answering"}

    def _find_answering(self):
        """Return ``{id: login}``: who answers it by his post today."""
        return self._get_asked_users(self.env.user._get_office_day())

    def _get_asked_users(self, day):
        """Return ``{id: login that is asked on a day}``, empty for nobody; sudo."""
        holders = self.sudo().responsible_job_id._get_holders(day)
        nobody = self.env["res.users"].sudo()
        result = {}
        for item in self.sudo():
            named = holders.get(item.responsible_job_id.id, ())
            users = [holder.employee.user_id for holder in named]
            active = [user for user in users if user.active]
            result[item.id] = active[0] if active else nobody
        return result
