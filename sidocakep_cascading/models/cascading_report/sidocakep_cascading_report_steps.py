"""Who compiles, sends and passes on a cascading report."""

from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.engine.finding import SEVERE
from odoo.addons.sidocakep_base.models.document.station_mixin import NOT_RETURNED
from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep
from odoo.addons.sidocakep_base.models.organisation.official import (
    COORDINATOR,
    HEAD,
    RECEIVER,
)

from ..measurement.sidocakep_measurement import FOLLOWING_STATES
from .sidocakep_cascading_report import DRAFT, SENT, STATIONS
from .sidocakep_profile_deadline import DOCUMENT
from .sidocakep_profile_rule import MEASURED_RULE

_lt = LazyTranslate(__name__)

ACTIVITY_COMPILE = "sidocakep_cascading.mail_activity_type_cascading_report_compile"
ACTIVITY_SEND = "sidocakep_cascading.mail_activity_type_cascading_report_send"
ACTIVITY_FORWARD = "sidocakep_cascading.mail_activity_type_cascading_report_forward"
ACTIVITY_RECEIVE = "sidocakep_cascading.mail_activity_type_cascading_report_receive"
ACTIVITIES = (ACTIVITY_COMPILE, ACTIVITY_SEND, ACTIVITY_FORWARD, ACTIVITY_RECEIVE)
ACTION = "sidocakep_cascading.sidocakep_cascading_report_action"
#: Steps of the stations, in their order.
PASSING = ("forward", "receive", "office_copy", "inspectorate_copy")


class SidocakepCascadingReport(models.Model):
    """The head through his Sekretaris; to the head of region through the Sekda.

    In the Setda the Sekda, through the Asisten, helped by Bagian Organisasi. Copies to
    Bagian Organisasi and Inspektorat. Paser 23/2016 art. 7(1)-(3).
    """

    _name = "sidocakep.cascading.report"
    _inherit = "sidocakep.cascading.report"

    _proved_button = "action_send"
    _proved_question = _lt(
        "The report stays as it is from now on; a correction is a next version. "
        "Send it?"
    )
    _asking_methods = {"action_send"}
    _step_activities = ACTIVITIES
    _asked_of = {
        ACTIVITY_COMPILE: "_find_compilers",
        ACTIVITY_SEND: HEAD,
        ACTIVITY_FORWARD: "_find_forwarding",
        ACTIVITY_RECEIVE: RECEIVER,
    }
    _drafter_roles = (COORDINATOR, RECEIVER)
    _due_documents = (DOCUMENT,)
    _stations = dict(zip(PASSING, STATIONS, strict=True))
    _office_steps = {
        "receive": OfficeStep(
            _lt("Cascading Reports to Be Received"),
            ACTION,
            domain=(
                ("forwarded_on", "!=", False),
                ("received_on", "=", False),
                NOT_RETURNED,
            ),
            activities=(ACTIVITY_RECEIVE,),
        ),
        "office_copy": OfficeStep(
            _lt("Copies of Cascading Reports to Be Received"),
            ACTION,
            domain=(("office_copy_on", "=", False), NOT_RETURNED),
        ),
        "inspectorate_copy": OfficeStep(
            _lt("Copies of Cascading Reports to Be Received"),
            ACTION,
            domain=(("inspectorate_copy_on", "=", False), NOT_RETURNED),
        ),
    }

    def action_submit(self):
        """Put the compiled report before the head of the agency."""
        self._submit()
        self._ask_step(ACTIVITY_SEND)
        return True

    def action_send(self):
        """Send it: from now on it stays as it is.

        :return: the window that asks who signs, where the head himself does
        """
        if window := self._ask_for_proof():
            return window
        day = self.env.user._get_office_day()
        for report in self:
            first = report.sudo().previous_id.first_sent_on or day
            vals = {"first_sent_on": first, "sent_on": day, "sent_by_id": self.env.uid}
            report._transition("decide", vals)
        self._ask_step(ACTIVITY_FORWARD)
        deadlines = self.env["sidocakep.deadline"]
        deadlines._sync(self.company_id, self.mapped("year"))._update_activities()
        return True

    def action_forward(self):
        """Pass it on to the head of region."""
        self._pass("forward")
        self._ask_step(ACTIVITY_RECEIVE)
        return True

    def action_receive(self):
        """Record that it reached the head of region."""
        self._pass("receive")
        self._hand_over(ACTIVITIES, {})
        return True

    def action_receive_office_copy(self):
        """Record the copy of Bagian Organisasi."""
        self._pass("office_copy")
        return True

    def action_receive_inspectorate_copy(self):
        """Record the copy of the Inspektorat."""
        self._pass("inspectorate_copy")
        return True

    def action_cancel_correction(self):
        """Give up a correction that nobody needs; the sent one stands."""
        self._transition("cancel")
        self._take_back_asked(ACTIVITIES)
        return True

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _filter_own_step(self):
        return self._filter_of_own_agency()

    def _find_compilers(self):
        """Who helps the head; in the Setda Bagian Organisasi, which helps there."""
        of_setda = self.filtered(
            lambda report: report.company_id.sidocakep_kind == "setda"
        )
        return {
            **(self - of_setda)._find_official(COORDINATOR),
            **of_setda._find_official(RECEIVER),
        }

    def _ask_to_compile(self):
        self._ask_step(ACTIVITY_COMPILE)

    def _find_forwarding(self):
        """The Sekda passes it on."""
        sekdas = self._get_sekdas()
        return {
            report.id: sekdas[report.company_id.root_id.id].user
            for report in self
            if report.company_id.root_id.id in sekdas
        }

    def _get_sekdas(self):
        """Return ``{government id: Official}``: who heads the Setda today."""
        governments = self.company_id.sudo().root_id
        setdas = governments.search(
            [
                ("parent_id", "in", governments.ids),
                ("sidocakep_kind", "=", "setda"),
            ]
        )
        day = self.env.user._get_office_day()
        found = setdas._get_officials(HEAD, day)
        return {
            setda.root_id.id: found[setda.id] for setda in setdas if setda.id in found
        }

    def _filter_forwardable(self):
        """Return what waits for the Sekda, if he is the current user."""
        sekdas = self._get_sekdas()
        mine = {key for key, item in sekdas.items() if item.user == self.env.user}
        return self.filtered(
            lambda report: (
                not report.forwarded_on and report.company_id.sudo().root_id.id in mine
            )
        )

    def _filter_receivable(self):
        """Return what the Sekda forwarded and nobody has recorded as received."""
        return self.filtered(
            lambda report: report.forwarded_on and not report.received_on
        )

    def _filter_office_copy(self):
        return self.filtered(lambda report: not report.office_copy_on)

    def _filter_inspectorate_copy(self):
        return self.filtered(lambda report: not report.inspectorate_copy_on)

    def _filter_corrections(self):
        """A period is reported on; only a correction is anybody's choice."""
        return self.filtered("previous_id")

    # ------------------------------------------------------------------
    # What it lacks
    # ------------------------------------------------------------------

    def _get_missing_for_decision(self):
        """It goes through who helps the head. Paser 23/2016 art. 7(1), 7(2)."""
        missing = [
            *super()._get_missing_for_decision(),
            *self._get_amendment_missing(),
        ]
        if not self.submitted_on:
            missing.append(self.env._("its submission by who compiles it"))
        rule = self._get_unmeasured_rule()
        if rule and rule.severity == SEVERE:
            missing.append(
                rule._cite(
                    self.env._("the measurement of its period, which is not sent yet")
                )
            )
        return missing

    def _get_unmeasured_rule(self):
        """Return the duty to measure first, where the measurement is not sent."""
        self.ensure_one()
        measurement = self.sudo().measurement_id
        if measurement.state not in FOLLOWING_STATES:
            return None
        return self.sudo().company_id._get_rule(MEASURED_RULE, self.date_end)

    def _get_next_text(self):
        if self.state == SENT and not self.received_on:
            return self.standing_text
        if self.state == DRAFT and self.submitted_on:
            return self.env._("Who heads the agency sends it next.")
        return ""
