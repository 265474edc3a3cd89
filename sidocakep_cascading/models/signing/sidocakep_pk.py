"""The first half of a PK's way: draft > proposed > signed by I > signed by II."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionError,
)
from odoo.addons.sidocakep_base.models.document.actor import is_the_person
from odoo.addons.sidocakep_base.models.document.workflow_batch import leave_out_busy
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import (
    DRAFT,
    FIRST,
    HANDED_IN,
    ORGANISASI_GROUP,
    PROPOSED,
    RECEIVED,
    SECOND,
    SIGNED,
    SIGNED_FIRST,
)
from .sidocakep_pk_hand_in import NOT_HANDED_IN
from .sidocakep_pk_reminder import WAITING_FIELDS

SIGN_STEPS = ("sign_sole", "sign_first", "sign_second")
#: Written when a PK goes back to draft.
NO_SIGNATURE = {
    "signed_first_on": False,
    "signed_first_by_id": False,
    "signed_second_on": False,
    "signed_second_by_id": False,
    **NOT_HANDED_IN,
    "form_id": False,
    "frozen_values": False,
    "frozen_hash": False,
}


class SidocakepPk(models.Model):
    """Workflow of a PK. Each party signs for itself, as the person who is logged in.

    Gunung Mas 24/2024 art. 7(3): agreed by the head of region and the head of the
    agency; annex C: by every official and his direct superior.

    ``action_sign`` lets the person read and prove who he is; :meth:`_sign` signs, and
    asks for the proof, an object that only this server makes.
    """

    _name = "sidocakep.pk"
    _inherit = ["sidocakep.pk", "sidocakep.signable.mixin"]

    _workflow_transitions = {
        "propose": Transition(
            (DRAFT,), PROPOSED, "_check_propose", who="_filter_proposer"
        ),
        "sign_sole": Transition(
            (PROPOSED,),
            SIGNED,
            "_check_parties",
            who="_filter_sole_signer",
            access="read",
        ),
        "sign_first": Transition(
            (PROPOSED,),
            SIGNED_FIRST,
            "_check_parties",
            who="_filter_first_signer",
            access="read",
        ),
        "sign_second": Transition(
            (SIGNED_FIRST,),
            SIGNED,
            "_check_second_signature",
            who="_filter_second_signer",
            access="read",
        ),
        "sign_again": Transition(
            (SIGNED_FIRST,), PROPOSED, who="_filter_second_changed", access="read"
        ),
        "return": Transition(
            (PROPOSED, SIGNED_FIRST, SIGNED, HANDED_IN, RECEIVED),
            DRAFT,
            who="_filter_returner",
            access="read",
        ),
    }
    _workflow_fields = {
        *NO_SIGNATURE,
        *WAITING_FIELDS,
        "user_id",
        "second_user_id",
        *(
            f"{party}_{text}"
            for party in ("first", "second")
            for text in ("name", "title", "rank", "nip")
        ),
        "first_capacity",
    }
    signed_first_on = fields.Datetime(
        string="Signed by Party I On", readonly=True, copy=False
    )
    signed_first_by_id = fields.Many2one(
        "res.users", string="Signed as Party I", readonly=True, copy=False
    )
    signed_second_on = fields.Datetime(
        string="Signed by Party II On", readonly=True, copy=False
    )
    signed_second_by_id = fields.Many2one(
        "res.users", string="Signed as Party II", readonly=True, copy=False
    )
    can_propose = fields.Boolean(compute="_compute_workflow_can")
    can_return = fields.Boolean(compute="_compute_workflow_can")
    can_sign = fields.Boolean(
        compute="_compute_can_sign",
        search="_search_can_sign",
        help="You are the party who signs next.",
    )

    @api.depends("state", "employee_id", "second_employee_id")
    @api.depends_context("uid")
    def _compute_can_sign(self):
        allowed_ids = {
            pk_id
            for step in SIGN_STEPS
            for pk_id in self._origin._workflow_allowed(step).ids
        }
        for pk in self:
            pk.can_sign = pk._origin.id in allowed_ids

    def _search_can_sign(self, operator, value):
        if operator != "in":
            return NotImplemented
        own, posts = self.env.uid, self.env.user._get_held_jobs().ids
        return [
            "|",
            "&",
            "&",
            ("state", "=", PROPOSED),
            ("user_id", "=", own),
            ("job_id", "in", posts),
            "&",
            "&",
            ("state", "=", SIGNED_FIRST),
            ("second_user_id", "=", own),
            ("second_job_id", "in", posts),
        ]

    def _filter_deletable(self):
        loose = super()._filter_deletable()
        return loose.filtered(lambda pk: not pk.sudo().snapshot_ids)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_signed_before(self):
        """A PK that was ever signed stays: its history belongs to it."""
        for pk in self:
            if pk.sudo().snapshot_ids:
                raise FrozenRecordError(
                    self.env._(
                        "%(pk)s was signed before and stays on record: mend it and "
                        "propose it again.",
                        pk=pk.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    @leave_out_busy
    def action_propose(self):
        """Offer the PK for signing; checked as a whole."""
        self._transition("propose")
        self._follow_holders()
        self._schedule_next()
        return True

    def action_sign(self):
        """Let the user read the agreements and prove who he is; then they are signed.

        :return: the action of the wizard ``sidocakep.sign``, or a notification
            where Pihak II changed meanwhile and Pihak I has to sign again
        """
        self.check_access("read")
        changed = self._follow_holders()
        if changed - changed._filter_first_person():
            return changed._get_followed_action()
        for step, pks in self._get_sign_steps().items():
            pks._check_transition_user(self._workflow_transitions[step])
            if step == "sign_second":
                pks._check_seal()
        return self.env["sidocakep.sign"]._open(self)

    def _sign(self, proof):
        """Sign as the party that the user is; freezes the content at the first.

        What somebody else is writing meanwhile is left out and waits; the caller sees
        by the signatures which that were.

        :param proof: the :class:`SignatureProof` of the user for what was read
        :return: the new ``sidocakep.pk.signature`` records
        :raises LockError: not one of them is free
        """
        self.check_access("read")
        return self._hold_free()._sign_held(proof)

    def _sign_shown(self, proof):
        return self._sign(proof).pk_id

    def _render_for_signing(self, content):
        """It is read as a whole; an addon that prints shows its form."""
        return self.env["ir.qweb"]._render(
            "sidocakep_cascading.pk_document", {"doc": content}
        )

    def _sign_held(self, proof):
        """See :meth:`_sign`; nobody else writes these PKs until the commit."""
        steps = self._get_sign_steps()
        contents = self._get_contents()
        self._check_proof(proof, contents)
        now, user = fields.Datetime.now(), self.env.user
        for step, pks in steps.items():
            party = SECOND if step == "sign_second" else FIRST
            vals = {f"signed_{party}_on": now, f"signed_{party}_by_id": user.id}
            pks._transition(step, vals)
        self.filtered(lambda pk: not pk.frozen_hash)._freeze(contents)
        signatures = self._record_signatures(proof, contents, now)
        self._schedule_next()
        writer = self._with_workflow_bypass().sudo().env[signatures._name]
        writer.browse(signatures.ids)._chain(proof)
        return signatures

    def action_return(self, reason=None):
        """Send the PK back to draft with a reason; signatures are voided and kept.

        Without a reason, ask for it.
        """
        if not str(reason or "").strip():
            self._check_step("return")
            return {
                "type": "ir.actions.act_window",
                "res_model": "sidocakep.pk.return",
                "view_mode": "form",
                "target": "new",
                "name": self.env._("Return"),
                "context": {"default_pk_ids": self.ids},
            }
        self._check_says_why(reason)
        return self._return(reason)

    @leave_out_busy
    def _return(self, reason):
        signed = self.filtered("signed_first_on")
        snapshot_vals = [pk._prepare_snapshot_vals(reason) for pk in signed]
        self._transition("return", NO_SIGNATURE, reason)
        signed._void_signatures(snapshot_vals)
        self._schedule_next()
        return True

    # ------------------------------------------------------------------
    # Whose step it is
    # ------------------------------------------------------------------

    def _filter_first_person(self):
        """Return the PKs of which the person logged in is Pihak I."""
        return self._filter_person("employee_id")

    def _filter_second_person(self):
        """Return the PKs of which the person logged in is Pihak II."""
        return self._filter_person("second_employee_id")

    def _filter_person(self, field_name):
        """Nobody signs for another, and no elevated code signs for anybody.

        The employee is read with elevated rights; who the user is, is not.
        """
        if self.env.su or not is_the_person(self.env):
            return self.browse()
        return self.filtered(
            lambda pk: pk.sudo()[field_name].user_id.id == self.env.uid
        )

    def _filter_returner(self):
        """Pihak II before signing, Pihak I before signing, Bagian Organisasi after.

        Bagian Organisasi receives what is handed in (Gunung Mas 24/2024 art. 7(4)).
        Where who signed did not hold the post, or Pihak I left it, who coordinates: who
        left a post takes no step of its documents.
        """
        first = self._filter_first_person()._filter_appointed("job_id", "employee_id")
        second = self._filter_second_person()._filter_appointed(
            "second_job_id", "second_employee_id"
        )
        is_organisasi = self.env.user.has_group(ORGANISASI_GROUP)
        return (
            self.filtered(
                lambda pk: (
                    (pk.state in (HANDED_IN, RECEIVED) and is_organisasi)
                    or (pk.state == PROPOSED and pk in first | second)
                    or (pk.state == SIGNED_FIRST and pk in second)
                )
            )
            | self._filter_bearer()._filter_fallen()
        )

    # ------------------------------------------------------------------
    # Checks
    # ------------------------------------------------------------------

    def _check_seal(self):
        """Refuse to go on with a document that is not the one that was signed."""
        for pk in self:
            if not pk._is_seal_intact():
                raise UserError(
                    self.env._(
                        "The document of %(pk)s is not the one that was signed. Return "
                        "it, so that it is signed again.",
                        pk=pk.display_name,
                    )
                )

    def _get_sign_steps(self):
        """Return ``{step: PKs}``; refuse what does not wait for a signature."""
        self._check_not_signed()
        first = self.filtered(lambda pk: pk.state == PROPOSED)
        second = self.filtered(lambda pk: pk.state == SIGNED_FIRST)
        rest = self - first - second
        if rest or not self:
            raise TransitionError(
                self.env._(
                    "These agreements do not wait for a signature: %(documents)s.",
                    documents=", ".join(rest.mapped("display_name")),
                )
            )
        sole = first.filtered(lambda pk: not pk.has_second_party)
        steps = {"sign_sole": sole, "sign_first": first - sole, "sign_second": second}
        return {step: pks for step, pks in steps.items() if pks}
