"""The end of a PK: put in force, replaced by its successor."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.workflow_mixin import Transition

from ..const import HANDED_IN, IN_FORCE, ORGANISASI_GROUP, REPLACED
from .sidocakep_pk_signing_mixin import SidocakepPkSigningMixin


class SidocakepPkRevisionMixin(models.AbstractModel):
    """A PK in force is never edited: it gives way to its successor.

    Gunung Mas 24/2024 annex C.5.
    """

    _name = "sidocakep.pk.revision.mixin"
    _description = "Revision of a Performance Agreement"
    _inherit = ["sidocakep.pk.signing.mixin"]

    _workflow_transitions = {
        **SidocakepPkSigningMixin._workflow_transitions,
        "put_in_force": Transition(
            (HANDED_IN,), IN_FORCE, "_check_put_in_force", groups=(ORGANISASI_GROUP,)
        ),
        "replace": Transition(
            (IN_FORCE,), REPLACED, "_check_replace", groups=(ORGANISASI_GROUP,)
        ),
    }
    _workflow_fields = SidocakepPkSigningMixin._workflow_fields | {
        "in_force_on",
        "version",
        "previous_id",
    }

    in_force_on = fields.Datetime(readonly=True, copy=False)
    can_put_in_force = fields.Boolean(compute="_compute_workflow_can")

    def action_put_in_force(self):
        """Put the PK in force; the version before it is replaced."""
        self.check_access("write")
        self._check_transition_user(self._workflow_transitions["put_in_force"])
        replaced = self.previous_id.filtered(lambda pk: pk.state == IN_FORCE)
        if replaced:
            replaced._transition("replace")
            replaced.flush_recordset(["state"])
        self._transition("put_in_force", {"in_force_on": fields.Datetime.now()})
        self._schedule_next()
        return True

    def _check_put_in_force(self):
        """One PK in force per position, person and year."""
        self._check_seal()
        for pk in self:
            rival = self.sudo().search(
                [
                    ("job_id", "=", pk.job_id.id),
                    ("employee_id", "=", pk.employee_id.id),
                    ("year", "=", pk.year),
                    ("state", "=", IN_FORCE),
                    ("id", "!=", pk.id),
                ],
                limit=1,
            )
            if rival:
                raise UserError(
                    self.env._(
                        "%(rival)s is in force. %(pk)s can take its place only as its "
                        "successor.",
                        rival=rival.display_name,
                        pk=pk.display_name,
                    )
                )

    def _check_replace(self):
        """A PK in force gives way only to its successor that was handed in."""
        for pk in self:
            if HANDED_IN not in pk.next_ids.mapped("state"):
                raise UserError(
                    self.env._(
                        "%(pk)s has no successor that was handed in.",
                        pk=pk.display_name,
                    )
                )
