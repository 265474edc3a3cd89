"""The way of a PK: draft > proposed > signed by I > by II > handed in > in force."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, TransitionError
from odoo.addons.sidocakep_base.models.workflow_mixin import Transition

from ..const import (
    COORDINATOR_GROUPS,
    DRAFT,
    HANDED_IN,
    ORGANISASI_GROUP,
    PK_STATES,
    PROPOSED,
    SIGNED,
    SIGNED_FIRST,
)

SIGN_STEPS = ("sign_sole", "sign_first", "sign_second")
#: Written when a PK goes back to draft.
NO_SIGNATURE = {
    "signed_first_on": False,
    "signed_first_by_id": False,
    "signed_second_on": False,
    "signed_second_by_id": False,
    "handed_in_on": False,
    "frozen_values": False,
    "frozen_hash": False,
}


class SidocakepPkSigningMixin(models.AbstractModel):
    """Workflow of a PK. Each party signs for itself, as the person who is logged in.

    Gunung Mas 24/2024 art. 7(3): agreed by the head of region and the head of the
    agency; annex C: by every official and his direct superior. Art. 7(4): handed in
    through Bagian Organisasi, which puts it in force.
    """

    _name = "sidocakep.pk.signing.mixin"
    _description = "Signing of a Performance Agreement"
    _inherit = ["sidocakep.workflow.mixin"]

    _workflow_transitions = {
        "propose": Transition((DRAFT,), PROPOSED, "_check_propose"),
        "sign_sole": Transition(
            (PROPOSED,), SIGNED, who="_filter_sole_signer", access="read"
        ),
        "sign_first": Transition(
            (PROPOSED,), SIGNED_FIRST, who="_filter_first_signer", access="read"
        ),
        "sign_second": Transition(
            (SIGNED_FIRST,),
            SIGNED,
            "_check_seal",
            who="_filter_second_signer",
            access="read",
        ),
        "return": Transition(
            (PROPOSED, SIGNED_FIRST, HANDED_IN),
            DRAFT,
            who="_filter_returner",
            access="read",
        ),
        "hand_in": Transition(
            (SIGNED,), HANDED_IN, "_check_seal", who="_filter_bearer", access="read"
        ),
    }
    _workflow_fields = {
        "state",
        *NO_SIGNATURE,
        "user_id",
        "second_user_id",
        *(
            f"{party}_{text}"
            for party in ("first", "second")
            for text in ("name", "title", "rank", "nip")
        ),
        "first_capacity",
    }
    _workflow_frozen_states = {state for state, _label in PK_STATES} - {DRAFT}

    state = fields.Selection(
        PK_STATES,
        required=True,
        default=DRAFT,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
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
    handed_in_on = fields.Datetime(readonly=True, copy=False)
    snapshot_ids = fields.One2many(
        "sidocakep.pk.snapshot", "pk_id", string="Voided Signings"
    )
    can_propose = fields.Boolean(compute="_compute_workflow_can")
    can_return = fields.Boolean(compute="_compute_workflow_can")
    can_hand_in = fields.Boolean(compute="_compute_workflow_can")
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
        return [
            "|",
            "&",
            ("state", "=", PROPOSED),
            ("user_id", "=", self.env.uid),
            "&",
            ("state", "=", SIGNED_FIRST),
            ("second_user_id", "=", self.env.uid),
        ]

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

    def action_propose(self):
        """Offer the PK for signing; checked as a whole."""
        self._transition("propose")
        self._schedule_next()
        return True

    def action_sign(self):
        """Sign as the party that the user is; freezes the figures at the first."""
        first = self.filtered(lambda pk: pk.state == PROPOSED)
        second = self.filtered(lambda pk: pk.state == SIGNED_FIRST)
        if self - first - second:
            raise TransitionError(
                self.env._(
                    "These agreements do not wait for a signature: %(documents)s.",
                    documents=", ".join((self - first - second).mapped("display_name")),
                )
            )
        now, user = fields.Datetime.now(), self.env.user
        first_vals = {"signed_first_on": now, "signed_first_by_id": user.id}
        second_vals = {"signed_second_on": now, "signed_second_by_id": user.id}
        sole = first.filtered(lambda pk: not pk.has_second_party)
        for step, pks, vals in (
            ("sign_sole", sole, first_vals),
            ("sign_first", first - sole, first_vals),
            ("sign_second", second, second_vals),
        ):
            if pks:
                pks._transition(step, vals)
        first._freeze()
        self._schedule_next()
        return True

    def action_return(self, reason=None):
        """Send the PK back to draft with a reason; signatures are voided and kept.

        Without a reason, ask for it.
        """
        if not (reason or "").strip():
            return {
                "type": "ir.actions.act_window",
                "res_model": "sidocakep.pk.return",
                "view_mode": "form",
                "target": "new",
                "name": self.env._("Return"),
                "context": {"default_pk_ids": self.ids},
            }
        signed = self.filtered("signed_first_on")
        snapshot_vals = [pk._prepare_snapshot_vals(reason) for pk in signed]
        self._transition("return", NO_SIGNATURE, reason)
        history = self._with_workflow_bypass().env["sidocakep.pk.snapshot"]
        history.sudo().create(snapshot_vals)
        self._schedule_next()
        return True

    def action_hand_in(self):
        """Hand the signed PK in to Bagian Organisasi. Gunung Mas 24/2024 art. 7(4)."""
        self._transition("hand_in", {"handed_in_on": fields.Datetime.now()})
        self._schedule_next()
        return True

    # ------------------------------------------------------------------
    # Whose step it is
    # ------------------------------------------------------------------

    def _filter_sole_signer(self):
        return self._filter_first_person().filtered(lambda pk: not pk.has_second_party)

    def _filter_first_signer(self):
        return self._filter_first_person().filtered("has_second_party")

    def _filter_first_person(self):
        """Return the PKs of which the person logged in is Pihak I."""
        return self._filter_person("employee_id")

    def _filter_second_signer(self):
        """Return the PKs of which the person logged in is Pihak II."""
        return self._filter_person("second_employee_id")

    def _filter_person(self, field_name):
        """Nobody signs for another, and no elevated code signs for anybody.

        The employee is read with elevated rights; who the user is, is not.
        """
        if self.env.su or self._is_impersonated():
            return self.browse()
        return self.filtered(
            lambda pk: pk.sudo()[field_name].user_id.id == self.env.uid
        )

    def _is_impersonated(self):
        """Tell whether code acts as another user than the one who sent the request."""
        return bool(request and request.env.uid and request.env.uid != self.env.uid)

    def _filter_returner(self):
        """Pihak II before signing, Pihak I before signing, Bagian Organisasi after.

        Bagian Organisasi receives what is handed in (Gunung Mas 24/2024 art. 7(4)).
        """
        first, second = self._filter_first_person(), self._filter_second_signer()
        is_organisasi = self.env.user.has_group(ORGANISASI_GROUP)
        return self.filtered(
            lambda pk: (
                (pk.state == HANDED_IN and is_organisasi)
                or (pk.state == PROPOSED and pk in first | second)
                or (pk.state == SIGNED_FIRST and pk in second)
            )
        )

    def _filter_bearer(self):
        """Pihak I, and who coordinates the PKs of the agency."""
        user = self.env.user
        mine = self._filter_first_person()
        if not any(map(user.has_group, COORDINATOR_GROUPS)):
            return mine
        return mine | self.filtered(lambda pk: pk.company_id in user.company_ids)

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

    # ------------------------------------------------------------------
    # History and activities
    # ------------------------------------------------------------------

    def _prepare_snapshot_vals(self, reason):
        self.ensure_one()
        return {
            "pk_id": self.id,
            "state": self._get_state_label(),
            "frozen_values": self.frozen_values,
            "frozen_hash": self.frozen_hash,
            "signed_first_on": self.signed_first_on,
            "signed_first_by_id": self.signed_first_by_id.id,
            "signed_second_on": self.signed_second_on,
            "signed_second_by_id": self.signed_second_by_id.id,
            "void_on": fields.Datetime.now(),
            "void_by_id": self.env.user.id,
            "void_reason": reason,
        }

    def _schedule_next(self):
        """Close what was to be done and ask the person who acts next."""
        activities = (
            "sidocakep_cascading.mail_activity_type_pk_sign",
            "sidocakep_cascading.mail_activity_type_pk_hand_in",
            "sidocakep_cascading.mail_activity_type_pk_revise",
        )
        sign, hand_in, revise = activities
        pks = self.sudo()
        pks.activity_feedback(list(activities))
        bearers = pks.filtered(lambda pk: pk.state == SIGNED)._get_bearers()
        today = fields.Date.context_today(self)
        for pk in pks:
            activity, user = {
                DRAFT: (revise, pk.user_id),
                PROPOSED: (sign, pk.user_id),
                SIGNED_FIRST: (sign, pk.second_user_id),
                SIGNED: (hand_in, bearers.get(pk.id)),
            }.get(pk.state, (None, None))
            if user:
                pk.activity_schedule(
                    activity,
                    date_deadline=max(pk.date_due or today, today),
                    user_id=user.id,
                )

    def _get_bearers(self):
        """Return ``{pk id: user who hands it in}``: the secretary, else Pihak I."""
        jobs = self.env["hr.job"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("position_kind_id.code", "=", "secretary"),
            ]
        )
        holders = jobs._get_holders(fields.Date.context_today(self))
        users = {
            job.company_id.id: holder.employee.user_id
            for job in jobs
            for holder in holders.get(job.id, ())[:1]
        }
        return {
            pk.id: users.get(pk.company_id.id) or pk.employee_id.user_id for pk in self
        }
