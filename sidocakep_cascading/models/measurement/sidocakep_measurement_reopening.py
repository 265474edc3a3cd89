"""Reopening an accepted measurement: asked for, granted until a day, used once."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep
from odoo.addons.sidocakep_base.models.organisation.official import RECEIVER

from ...const import ORGANISASI_GROUP
from ..data_collection.sidocakep_data_collection import DRAFTERS
from .sidocakep_measurement import ACCEPTED

_lt = LazyTranslate(__name__)

ACTIVITY_REOPEN = "sidocakep_cascading.mail_activity_type_measurement_reopen"


class SidocakepMeasurementReopening(models.Model):
    """One agency's reopening of one period, and nobody else's.

    Asked for by the agency with its reason, granted by Bagian Organisasi with a reason
    and a last day. Until that day the agency makes a correction and sends it; after it
    the period is closed again.
    """

    _name = "sidocakep.measurement.reopening"
    _description = "Reopening of a Measurement"
    _inherit = ["sidocakep.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _rec_name = "measurement_id"
    _trail_fields = frozenset({"reason", "answer", "date_until"})

    _workflow_transitions = {
        "grant": Transition(
            ("asked",),
            "granted",
            "_check_grant",
            groups=(ORGANISASI_GROUP,),
            who="_filter_others",
        ),
        "refuse": Transition(
            ("asked",),
            "refused",
            "_check_answer",
            groups=(ORGANISASI_GROUP,),
            who="_filter_others",
        ),
        "take_back": Transition(
            ("asked",), "taken_back", groups=DRAFTERS, who="_filter_asked"
        ),
    }
    _workflow_fields = {"state", "asked_by_id", "asked_on", "answered_by_id"}
    _workflow_frozen_states = {"granted", "refused", "taken_back"}
    _workflow_unlink_states = frozenset()
    _step_activities = (ACTIVITY_REOPEN,)
    _asked_of = {ACTIVITY_REOPEN: RECEIVER}
    _office_steps = {
        "grant": OfficeStep(
            _lt("Requests to Reopen a Measurement"),
            "sidocakep_cascading.sidocakep_measurement_reopening_action",
            activities=(ACTIVITY_REOPEN,),
            authors=("asked_by_id",),
        ),
    }

    measurement_id = fields.Many2one(
        "sidocakep.measurement",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("state", "=", ACCEPTED)],
    )
    company_id = fields.Many2one(
        related="measurement_id.company_id", store=True, index=True, precompute=True
    )
    state = fields.Selection(
        [
            ("asked", "Asked For"),
            ("granted", "Granted"),
            ("refused", "Refused"),
            ("taken_back", "Taken Back"),
        ],
        required=True,
        default="asked",
        readonly=True,
        copy=False,
        tracking=True,
    )
    reason = fields.Text(required=True, help="What has to be corrected, and why.")
    asked_by_id = fields.Many2one(
        "res.users",
        string="Asked by",
        readonly=True,
        copy=False,
        default=lambda self: self.env.uid,
    )
    asked_on = fields.Date(
        readonly=True,
        copy=False,
        default=lambda self: self.env.user._get_office_day(),
    )
    answer = fields.Text(string="Reason of the Answer", copy=False)
    answered_by_id = fields.Many2one(
        "res.users", string="Answered by", readonly=True, copy=False
    )
    date_until = fields.Date(
        string="Open Until",
        copy=False,
        help="The last day on which the correction may be sent.",
    )
    is_open = fields.Boolean(
        string="Open Today", compute="_compute_is_open", search="_search_is_open"
    )
    can_grant = fields.Boolean(compute="_compute_workflow_can")
    can_refuse = fields.Boolean(compute="_compute_workflow_can")
    can_take_back = fields.Boolean(compute="_compute_workflow_can")

    _asked_uniq = models.UniqueIndex(
        "(measurement_id) WHERE state = 'asked'",
        "The reopening of this measurement is asked for already. Open that request.",
    )

    @api.depends("measurement_id.display_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for request in self:
            request.display_name = self.env._(
                "Reopening of %(measurement)s",
                measurement=request.measurement_id.display_name,
            )

    @api.depends("state", "date_until")
    def _compute_is_open(self):
        today = self.env.user._get_office_day()
        for request in self:
            until = request.date_until
            request.is_open = bool(
                request.state == "granted" and until and today <= until
            )

    def _search_is_open(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        today = self.env.user._get_office_day()
        return [("state", "=", "granted"), ("date_until", ">=", today)]

    @api.model_create_multi
    def create(self, vals_list):
        requests = super().create(vals_list)
        requests._check_accepted()
        requests._ask_to_grant()
        return requests

    def write(self, vals):
        result = super().write(vals)
        if "measurement_id" in vals:
            self._check_accepted()
            self.check_access("write")
        return result

    def _check_accepted(self):
        for request in self:
            if request.measurement_id.state != ACCEPTED:
                raise UserError(
                    self.env._(
                        "%(measurement)s is %(state)s: only what was accepted is "
                        "reopened. Open the accepted one.",
                        measurement=request.measurement_id.display_name,
                        state=request.measurement_id._get_state_label(),
                    )
                )

    def _ask_to_grant(self):
        """Ask Bagian Organisasi for its answer."""
        self._hand_over(self._step_activities, self._prepare_asked(ACTIVITY_REOPEN))

    def _filter_others(self):
        """Nobody grants what he asked for himself."""
        return self.filtered(lambda request: request.asked_by_id != self.env.user)

    def action_grant(self):
        """Open the period for this agency until the day."""
        self._transition("grant", {"answered_by_id": self.env.uid})
        self._hand_over(self._step_activities, {})
        for request in self:
            request.measurement_id._ask_to_correct(
                request.asked_by_id, request.date_until
            )
        return True

    def action_refuse(self):
        """Leave the period closed, with the reason."""
        self._transition("refuse", {"answered_by_id": self.env.uid})
        self._hand_over(self._step_activities, {})
        return True

    def action_take_back(self):
        """Give up what was asked for."""
        self._transition("take_back")
        self._take_back_asked(self._step_activities)
        return True

    def _check_answer(self):
        for request in self:
            if not (request.answer or "").strip():
                raise UserError(
                    self.env._(
                        "%(request)s: write the reason of the answer first.",
                        request=request.display_name,
                    )
                )

    def _check_grant(self):
        """Name all that is missing at once: reason and day stand side by side."""
        today = self.env.user._get_office_day()
        for request in self:
            is_said = bool((request.answer or "").strip())
            has_day = request.date_until and request.date_until >= today
            if not (is_said or has_day):
                raise UserError(
                    self.env._(
                        "%(request)s: write the reason of the answer and the day until "
                        "which it is open, today or later.",
                        request=request.display_name,
                    )
                )
            request._check_answer()
            if not has_day:
                raise UserError(
                    self.env._(
                        "%(request)s: write the day until which it is open, today or "
                        "later.",
                        request=request.display_name,
                    )
                )
