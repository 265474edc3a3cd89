"""Who compiles, signs and receives a performance report."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.station_mixin import NOT_RETURNED
from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep
from odoo.addons.sidocakep_base.models.organisation.official import (
    COORDINATOR,
    HEAD,
    RECEIVER,
)

from .lkjip_period import YEAR
from .sidocakep_lkjip import DRAFT, SIGNED

_lt = LazyTranslate(__name__)

ACTIVITY_SIGN = "sidocakep_cascading.mail_activity_type_lkjip_sign"
ACTIVITY_RECEIVE = "sidocakep_cascading.mail_activity_type_lkjip_receive"
ACTIVITY_SEND = "sidocakep_cascading.mail_activity_type_lkjip_send"
ACTIVITY_READ = "sidocakep_cascading.mail_activity_type_lkjip_read"
ACTIVITIES = (ACTIVITY_SIGN, ACTIVITY_RECEIVE, ACTIVITY_SEND, ACTIVITY_READ)
ACTION = "sidocakep_cascading.sidocakep_lkjip_action"
#: That of the government goes upwards: nobody here receives it.
OF_AGENCY = ("company_id.parent_id", "!=", False)
SEQUENCE = "sidocakep.lkjip.receipt"


class SidocakepLkjip(models.Model):
    """Compiled by who helps the head, signed by the head, received for the regent.

    That of the government goes upwards instead. Gunung Mas 24/2024 art. 11(2); Paser
    23/2016 art. 9(1); PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    _proved_button = "action_sign"
    _proved_question = _lt(
        "The report stays as it is from now on and is sent; what was only "
        "proposed is left out. A correction is a next version. Sign it?"
    )
    _asking_methods = {"action_sign"}
    _step_activities = ACTIVITIES
    _asked_of = {
        ACTIVITY_SIGN: HEAD,
        ACTIVITY_RECEIVE: RECEIVER,
        ACTIVITY_SEND: RECEIVER,
    }
    _drafter_roles = (COORDINATOR, RECEIVER)
    _read_activity = ACTIVITY_READ
    _stations = {"receive": "received", "receive_planner": "planner_received"}
    # Bappeda has a copy of each report. Gunung Mas 24/2024 art. 11(2).
    _office_steps = {
        "receive": OfficeStep(
            _lt("Performance Reports to Be Received"),
            ACTION,
            domain=(("received_on", "=", False), NOT_RETURNED, OF_AGENCY),
            activities=(ACTIVITY_RECEIVE,),
        ),
        "receive_planner": OfficeStep(
            _lt("Performance Reports to Be Received in Bappeda"),
            ACTION,
            domain=(("planner_received_on", "=", False), NOT_RETURNED, OF_AGENCY),
        ),
    }

    def action_submit(self):
        """Put the compiled report before who acts next."""
        self._submit()
        self._ask_next()
        return True

    def _ask_next(self):
        """Ask who heads the agency to sign what was submitted."""
        self._ask_step(ACTIVITY_SIGN)

    def action_sign(self):
        """Sign and send it: from now on it stays as it is.

        :return: the window that asks who signs, where the head himself does
        """
        if window := self._ask_for_proof():
            return window
        day = self.env.user._get_office_day()
        for report in self:
            first = report.sudo().previous_id.first_signed_on or day
            vals = {
                "first_signed_on": first,
                "signed_on": day,
                "signed_by_id": self.env.uid,
            }
            report._transition("decide", vals)
        self._stop_asking_of_former()
        of_agencies = self.filtered(lambda report: not report.is_government)
        of_agencies._ask_step(ACTIVITY_RECEIVE)
        self._prepare_sending()
        deadlines = self.env["sidocakep.deadline"]
        deadlines._sync(self.company_id, self.mapped("year"))._update_activities()
        return True

    def action_receive(self):
        """Receive it for the head of region, with a receipt."""
        for report in self:
            number = self.env["ir.sequence"].sudo().next_by_code(SEQUENCE)
            report._pass("receive", {"receipt_number": number})
        self._hand_over(ACTIVITIES, {})
        self._ask_to_read()
        return True

    def action_receive_planner(self):
        """Receive it in Bappeda."""
        self._pass("receive_planner")
        return True

    def action_cancel_correction(self):
        """Give up a correction that nobody needs; the signed one stands."""
        self._transition("cancel")
        self._take_back_asked(ACTIVITIES)
        return True

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _filter_own_step(self):
        return self._filter_of_own_agency()

    def _filter_receivable(self):
        return self.filtered(
            lambda report: not (report.received_on or report.is_government)
        )

    def _filter_planner_receivable(self):
        return self.filtered(
            lambda report: not (report.planner_received_on or report.is_government)
        )

    def _filter_addressed(self):
        """What was received for the head of region; his own he has signed.

        Gunung Mas 24/2024 art. 11(2): Bagian Organisasi and Bappeda to the Bupati.
        """
        return super()._filter_addressed().filtered("received_on")

    def _filter_corrections(self):
        """The first version is deleted as a draft; a correction is given up."""
        return self.filtered("previous_id")

    # ------------------------------------------------------------------
    # What it lacks
    # ------------------------------------------------------------------

    def _get_missing_for_decision(self):
        """What has to stand in it, and that its figures are those of today."""
        missing = [
            *super()._get_missing_for_decision(),
            *self._get_amendment_missing(),
        ]
        if not self.submitted_on:
            missing.append(self.env._("its submission by who compiles it"))
        missing += self._get_date_missing()
        return [*missing, *self._get_content_missing()]

    def _get_date_missing(self):
        if self.document_date and self.document_date <= self._get_period_end():
            return [self.env._("a date after the time that it reports on")]
        return []

    def _get_gaps(self):
        """Say with them what else the signature asks for, before it is refused."""
        missing = [*self._get_decision_missing(), *self._get_date_missing()]
        gaps = super()._get_gaps()
        if missing:
            text = self.env._(
                "Complete before the signature: %(missing)s.",
                missing="; ".join(missing),
            )
            gaps.append(text)
        return gaps

    def _check_submit(self):
        """Put no report before the head that lacks what is written in it.

        Number and date may come with the signature.
        """
        for report in self:
            missing = [*report._get_amendment_missing(), *report._get_content_missing()]
            if missing:
                raise UserError(
                    self.env._(
                        "%(document)s cannot be submitted yet. Complete first:\n"
                        "%(missing)s",
                        document=report.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_content_missing(self):
        """Return in words what the pages lack: figures, texts, what is out of date."""
        self.ensure_one()
        report = self.sudo()
        missing = []
        if not report._get_source().measurement:
            missing.append(report._say_measurement_missing())
        missing += [
            self.env._(
                "what “%(section)s” says: a text, or a sentence of its figures taken "
                "up",
                section=section.name,
            )
            if section.sentence_ids
            else self.env._("the text of “%(section)s”", section=section.name)
            for section in report.section_ids
            if section._is_empty()
        ]
        missing += report._list_dropped()
        missing += [
            self.env._("the new figures of %(what)s", what=text)
            for text in report._list_stale()
        ]
        return missing

    def _say_measurement_missing(self):
        """Name the measurement that is missing: that of the government is its own."""
        if self.period != YEAR:
            if self.is_government:
                return self.env._("the government's own measurement of quarter II")
            return self.env._("the measurement of quarter II, sent by the agency")
        if self.is_government:
            return self.env._("the government's own measurement of the year")
        return self.env._("the measurement of the year, sent by the agency")

    def _get_draft_dues(self):
        dues = self._get_due_days()
        keys = {item: (item.company_id, item.year) for item in self}
        return {
            report: dues[key]
            for report, key in keys.items()
            if key in dues and report.period == YEAR
        }

    def _get_next_text(self):
        done = self.first_sent_on if self.is_government else self.received_on
        is_owed = not self.is_government or self._is_sent_upwards()
        if self.state == SIGNED and is_owed and not done:
            return self.standing_text
        if self.state == DRAFT and self.submitted_on:
            return self.env._("Who heads the agency signs it next.")
        return ""
