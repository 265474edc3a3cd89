"""Sent and received: two steps of Bagian Organisasi, each with its way back."""

from odoo import models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from .sidocakep_lkjip import SIGNED
from .sidocakep_lkjip_dispatch import RECEIPT_FIELDS, RECEIVED
from .sidocakep_lkjip_steps import ACTIVITY_SEND

_lt = LazyTranslate(__name__)

ACTION = "sidocakep_cascading.sidocakep_lkjip_dispatch_action"
#: A corrected report is sent anew: nobody waits for what it took the place of.
OF_SIGNED = ("lkjip_id.state", "=", SIGNED)
TO_SEND = _lt("Letters of the Government's Report to Be Sent")


class SidocakepLkjipDispatch(models.Model):
    """The letter leaves with the one, its second sheet comes back with the other.

    PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip.dispatch"
    _inherit = "sidocakep.lkjip.dispatch"

    _office_steps = {
        "send": OfficeStep(
            TO_SEND, ACTION, domain=(OF_SIGNED,), activities=(ACTIVITY_SEND,)
        ),
        "receive": OfficeStep(
            _lt("Receipts of the Government's Report to Be Recorded"),
            ACTION,
            domain=(OF_SIGNED,),
        ),
    }

    def action_send(self):
        """Record that the report left with its letter; that is issued with the step.

        It left on the day of the letter; without one today.
        """
        self._check_step("send")
        # Whoever sends the last one sees that the others were sent.
        take_turn(self.sudo().lkjip_id)
        today = self.env.user._get_office_day()
        for dispatch in self:
            day = dispatch.letter_date or today
            dispatch._transition("send", {"letter_date": day})
        self.lkjip_id._keep_sent()
        return True

    def action_receive(self):
        """Record that the recipient has it; the receipt is issued with the step."""
        self._transition("receive")
        return True

    def _give_back(self, reason):
        """Take the last step back: it was recorded by mistake.

        :param reason: kept with the letter or the receipt that is withdrawn
        """
        reason = self._check_says_why(
            reason, self.env._("Say why it is taken back: the reason stays.")
        )
        received = self.filtered(lambda item: item.state == RECEIVED)
        if received:
            received._transition("unreceive", reason=reason)
        sent = self - received
        if sent:
            sent._check_step("unsend")
            take_turn(sent.sudo().lkjip_id)
            sent._transition(
                "unsend", dict.fromkeys(RECEIPT_FIELDS, False), reason=reason
            )
            sent.lkjip_id._keep_sent()

    def action_open(self):
        """Open the form of one recipient, from the rows of the report."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    # ------------------------------------------------------------------
    # What a step asks for
    # ------------------------------------------------------------------

    def _check_send(self):
        for dispatch in self:
            dispatch._check_report_signed()

    def _check_unsend(self):
        for dispatch in self:
            dispatch._check_report_signed()

    def _check_report_signed(self):
        report = self.sudo().lkjip_id
        if report.state != SIGNED:
            raise UserError(
                self.env._(
                    "%(report)s is %(state)s: only what is signed and was not replaced "
                    "is sent upwards. Have it signed, or open its next version.",
                    report=report.display_name,
                    state=report._get_state_label(),
                )
            )

    def _check_receive(self):
        for dispatch in self:
            if not dispatch.receipt_date or not (dispatch.received_by or "").strip():
                raise UserError(
                    self.env._(
                        "%(dispatch)s: write down on which day it was received, and by "
                        "whom, as on the receipt.",
                        dispatch=dispatch.display_name,
                    )
                )
