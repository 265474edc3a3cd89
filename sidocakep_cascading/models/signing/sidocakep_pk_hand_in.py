"""The way of a signed PK to the head of region, through Bagian Organisasi."""

from odoo import fields, models

from odoo.addons.sidocakep_base.models.document.workflow_batch import leave_out_busy
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from ...const import (
    HANDED_IN,
    ORGANISASI_GROUP,
    RECEIVED,
    SIGNED,
)

#: Written when a PK goes back to the agency.
NOT_HANDED_IN = {
    "handed_in_on": False,
    "handed_in_by_id": False,
    "received_on": False,
    "received_by_id": False,
    "receipt_number": False,
}
RECEIPT_SEQUENCE = "sidocakep.pk.receipt"


class SidocakepPk(models.Model):
    """Handing in: signed > handed in > received > in force.

    Gunung Mas 24/2024 art. 7(4): the document goes to the Bupati through Bagian
    Organisasi Sekretariat Daerah. What is received with a formal defect goes back to
    who handed it in, signatures and all; what is wrong in itself is returned to draft
    (``action_return``), which voids the signatures.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _workflow_transitions = {
        "hand_in": Transition(
            (SIGNED,), HANDED_IN, "_check_seal", who="_filter_bearer", access="read"
        ),
        "receive": Transition(
            (HANDED_IN,), RECEIVED, "_check_seal", groups=(ORGANISASI_GROUP,)
        ),
        "send_back": Transition(
            (HANDED_IN, RECEIVED), SIGNED, groups=(ORGANISASI_GROUP,)
        ),
    }

    handed_in_on = fields.Datetime(readonly=True, copy=False)
    handed_in_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    received_on = fields.Datetime(readonly=True, copy=False)
    received_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    receipt_number = fields.Char(
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Number of the receipt of Bagian Organisasi.",
    )
    can_hand_in = fields.Boolean(compute="_compute_workflow_can")
    can_receive = fields.Boolean(compute="_compute_workflow_can")
    can_send_back = fields.Boolean(compute="_compute_workflow_can")

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    @leave_out_busy
    def action_hand_in(self):
        """Hand the signed PK in to Bagian Organisasi. Gunung Mas 24/2024 art. 7(4)."""
        vals = {
            "handed_in_on": fields.Datetime.now(),
            "handed_in_by_id": self.env.user.id,
        }
        self._transition("hand_in", vals)
        self._schedule_next()
        return True

    @leave_out_busy
    def action_receive(self):
        """Receive what was handed in, with one receipt for what came together."""
        vals = {
            "received_on": fields.Datetime.now(),
            "received_by_id": self.env.user.id,
        }
        self._transition("receive", vals)
        self._schedule_next()
        return True

    def _before_transition(self, name):
        """Give the receipt its number, once nothing speaks against it any more.

        The number belongs to this transaction: it has no hole where one was refused.
        """
        if name == "receive":
            sequences = self.env["ir.sequence"].sudo()
            take_turn(sequences.search([("code", "=", RECEIPT_SEQUENCE)]))
            number = sequences.next_by_code(RECEIPT_SEQUENCE)
            self._with_workflow_bypass().write({"receipt_number": number})
        return super()._before_transition(name)

    @leave_out_busy
    def action_send_back(self, remark):
        """Give the PK back to the agency with a remark; the signatures stand.

        For a formal defect: a missing paper copy, a wrong cover. A wrong figure is
        returned with :meth:`action_return`.
        """
        empty = self.env._("Write what is missing, so that it can be mended.")
        remark = self._check_says_why(remark, empty)
        self._transition("send_back", NOT_HANDED_IN, remark)
        self._schedule_next()
        return True

    # ------------------------------------------------------------------
    # Whose step it is
    # ------------------------------------------------------------------

    def _filter_bearer(self):
        """Pihak I while he holds the post, and who coordinates the agency's PKs."""
        first = self._filter_first_person()._filter_appointed("job_id", "employee_id")
        return first | self._filter_coordinated()
