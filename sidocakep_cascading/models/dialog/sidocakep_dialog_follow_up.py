"""What a dialog decided to be done, until it is settled."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.follow_up_mixin import (
    ANSWERED,
    OPEN,
    REMARK,
)
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from .sidocakep_dialog import DECIDED, DRAFT, REPLACED

ACTIVITY_FOLLOW_UP = "sidocakep_cascading.mail_activity_type_dialog_follow_up"
DROPPED, CARRIED = "dropped", "carried"
#: As they are printed: statutory documents are Indonesian.
STATE_WORDS = {
    "open": "Belum ditindaklanjuti",
    "answered": "Sudah dijawab",
    "closed": "Selesai",
    "dropped": "Tidak dilanjutkan",
    "carried": "Dilanjutkan",
}
#: States of a dialog whose decisions hold.
HELD_STATES = (DECIDED, REPLACED)


class SidocakepDialogFollowUp(models.Model):
    """Who does what by which day because of the figures; and the proof that it is done.

    Decided with the dialog; from then on it is an open follow-up (Tindak Lanjut
    Terbuka) of the responsible post, answered with evidence and closed by the superior,
    at the latest in his next dialog, or carried on there, or dropped with a reason.
    """

    _name = "sidocakep.dialog.follow_up"
    _description = "Follow-up of a Dialog"
    _inherit = ["sidocakep.follow.up.mixin"]
    _order = "dialog_id desc, id"
    _rec_names_search = ["name"]
    _follow_up_answer = "answer"
    _follow_up_activity = ACTIVITY_FOLLOW_UP
    _trail_fields = frozenset({"name", "answer"})
    _days_in_order = (("dialog_id.meeting_date", "date_due"),)

    _workflow_transitions = {
        "answer": Transition(
            (OPEN,),
            ANSWERED,
            check="_check_answer",
            who="_filter_answerable",
            access="read",
        ),
        "send_back": Transition(
            (ANSWERED,),
            OPEN,
            check="_check_sent_back",
            who="_filter_reviewable",
            access="read",
            fills=REMARK,
        ),
        "close": Transition(
            (ANSWERED,),
            "closed",
            check="_check_close",
            who="_filter_reviewable",
            access="read",
            fills=REMARK,
        ),
        "drop": Transition(
            (OPEN, ANSWERED),
            DROPPED,
            check="_check_drop",
            who="_filter_reviewable",
            access="read",
            fills=REMARK,
        ),
        "carry": Transition((OPEN, ANSWERED), CARRIED, access="read"),
    }
    _workflow_fields = {"former_id"}
    _workflow_frozen_states = {ANSWERED, "closed", DROPPED, CARRIED}

    dialog_id = fields.Many2one(
        "sidocakep.dialog", required=True, index=True, ondelete="restrict"
    )
    dialog_state = fields.Selection(
        related="dialog_id.state", string="State of the Dialog"
    )
    job_id = fields.Many2one(
        related="dialog_id.job_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="dialog_id.company_id", store=True, index=True, precompute=True
    )
    line_id = fields.Many2one(
        "sidocakep.dialog.line",
        string="About the Indicator",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('dialog_id', '=', dialog_id)]",
    )
    name = fields.Text(string="Follow-up", required=True)
    responsible_job_id = fields.Many2one(
        domain="[('company_id', 'child_of', company_id)]"
    )
    answer = fields.Text(string="What Was Done")
    evidence_ids = fields.One2many(
        "sidocakep.dialog.follow_up.evidence", "follow_up_id"
    )
    remark = fields.Text(
        string="Remark of the Superior",
        help="Why it was sent back, or why it is dropped.",
    )
    state = fields.Selection(
        selection_add=[(DROPPED, "Dropped"), (CARRIED, "Carried On")],
        ondelete={DROPPED: "cascade", CARRIED: "cascade"},
    )
    former_id = fields.Many2one(
        "sidocakep.dialog.follow_up",
        string="Carries On",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="What an earlier dialog decided and this one goes on with.",
    )
    can_drop = fields.Boolean(compute="_compute_workflow_can")
    can_carry_on = fields.Boolean(compute="_compute_can_carry_on")

    _former_uniq = models.UniqueIndex(
        "(former_id, dialog_id) WHERE former_id IS NOT NULL",
        "This follow-up is carried on in the dialog already. Load the page again.",
    )

    @api.depends("name")
    def _compute_display_name(self):
        for item in self:
            item.display_name = (item.name or "").split("\n")[0]

    @api.depends("state", "dialog_id.state")
    @api.depends_context("uid")
    def _compute_can_carry_on(self):
        allowed = self._filter_reviewable()
        for item in self:
            item.can_carry_on = bool(
                item.state == OPEN and item in allowed and item._get_next_dialog()
            )

    @api.constrains("line_id", "dialog_id")
    def _check_line(self):
        """A follow-up is about an indicator of its own dialog."""
        for item in self.sudo():
            if item.line_id and item.line_id.dialog_id != item.dialog_id:
                raise UserError(
                    self.env._(
                        '"%(item)s" is about an indicator of another dialog. Choose '
                        "one of this dialog.",
                        item=item.display_name,
                    )
                )

    def _is_asked(self):
        return super()._is_asked() and self.sudo().dialog_id.state in HELD_STATES

    def _is_earlier(self, dialog, since):
        """Tell whether a dialog has to look at it.

        :param since: when the dialog before that one was decided, if it was
        """
        self.ensure_one()
        own = self.sudo().dialog_id
        if self.job_id != dialog.job_id or own.state not in HELD_STATES:
            return False
        if own.date_end >= dialog.date_end:
            return False
        settled = self.closed_on
        return not settled or bool(since and settled >= since)

    # ------------------------------------------------------------------
    # Steps of the superior
    # ------------------------------------------------------------------

    def action_open_follow_up(self):
        """Open it: what was decided, what was done, and the proof."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def action_drop(self):
        """Do without it, for the reason in the remark."""
        day = self.env.user._get_office_day()
        for item in self:
            item._transition("drop", {"closed_on": day}, reason=item.remark)
        return True

    def action_carry_on(self):
        """Take it into the next dialog, with a new day to be agreed there.

        :raises TransitionError: it is settled already
        :raises UserError: another person's, or no dialog is being prepared, or it is
            in that one
        """
        self._check_step("carry")
        for item in self:
            dialog = item._get_next_dialog()
            if not dialog or item not in item._filter_reviewable():
                raise UserError(
                    self.env._(
                        "%(item)s is carried on by the superior in his next dialog, "
                        "while that one is being prepared. Ask the superior to do it "
                        "there.",
                        item=item.display_name,
                    )
                )
            dialog.check_access("write")
            self.sudo()._with_workflow_bypass().create(
                {
                    "dialog_id": dialog.id,
                    "name": item.name,
                    "responsible_job_id": item.responsible_job_id.id,
                    "former_id": item.id,
                }
            )
        return True

    def _get_next_dialog(self):
        """Return the draft of the superior that takes it up, if there is one."""
        self.ensure_one()
        own = self.sudo().dialog_id
        drafts = self.env["sidocakep.dialog"].search(
            [
                ("job_id", "=", own.job_id.id),
                ("state", "=", DRAFT),
                ("date_end", ">", own.date_end),
            ],
            order="date_end, id",
            limit=1,
        )
        return drafts.filtered(
            lambda dialog: self not in dialog.sudo().follow_up_ids.former_id
        )

    def _carry(self):
        """Settle what a decided dialog carries on."""
        day = self.env.user._get_office_day()
        unsettled = self.filtered(lambda item: item.state in (OPEN, ANSWERED))
        for item in unsettled:
            item._transition("carry", {"closed_on": day})

    def _check_drop(self):
        for item in self:
            if not (item.remark or "").strip():
                raise UserError(
                    self.env._(
                        "Write in the remark why %(item)s is not followed up.",
                        item=item.display_name,
                    )
                )

    def _get_next_text(self):
        if self.state == ANSWERED:
            job = self._get_reviewing_job().name or ""
            return self.env._("%(job)s looks at the answer.", job=job)
        if self.state == OPEN and self.sudo().dialog_id.state == DRAFT:
            return self.env._("It is asked for when the dialog is decided.")
        return ""

    def _get_printed_row(self):
        """Return what is done, by whom, until when, and what became of it."""
        self.ensure_one()
        job = self.responsible_job_id
        return {
            "name": self.name or "",
            "job": job._get_printed_title() if job else "",
            "due": format_date(self.date_due) if self.date_due else "",
            "state": STATE_WORDS[self.state],
            "answer": self.answer or "",
            "proofs": self.evidence_ids.mapped("name"),
            "remark": self.remark or "",
            "from": self.dialog_id.document_number or "",
        }
