"""Papers that say that their head signed electronically: he proved who he is."""

from copy import deepcopy

from odoo import api, fields, models
from odoo.tools.translate import LazyGettext

from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_date,
    format_moment,
)

from ...engine.proof import SignatureProof

#: Key of the context in which the window hands the proof to the step: an object, which
#: no client can send.
PROOF_KEY = "sidocakep_signature_proof"
ELECTRONIC = "Ditandatangani secara elektronik"
#: Who took the step proved to be another than the paper names.
BY_OTHER = "Disahkan secara elektronik oleh {name}"
RECORDED = "Pengesahan dicatat oleh Bagian Organisasi"
UNSIGNED = {"signed_how": "", "signed_at": ""}
#: The transition with which a draft is put before who signs it.
SUBMIT = "submit"
#: What is kept of the proof, under the seal of the step.
PROOF_FIELDS = frozenset(
    {"proof_on", "proof_by_id", "proof_method", "proof_hash", "proof_evidence"}
)


class SidocakepProvedMixin(models.AbstractModel):
    """A paper that its head signs as an agreement is signed: by proof of identity.

    The step with which its content is kept (``_document_kept_by``) is refused to who
    takes it himself without the proof of the window; an office that records what was
    signed in ink needs none, and the paper says that it was recorded.

    - ``_proved_button``: the method of the button that takes the step; it begins with
      :meth:`_ask_for_proof`
    - ``_proved_question``: what follows from the step, lazily translated: the window
      says it to who signs, the button asks it of who records
    - :meth:`_filter_own_step`: of which the user signs himself
    - :meth:`_get_named_signers`: whom the paper names

    The proof stands in the row and under the seal of the step, see
    docs/decisions/0009-signing.md.
    """

    _name = "sidocakep.proved.mixin"
    _description = "Paper Signed by Proof of Identity"
    _inherit = ["sidocakep.signable.mixin", "sidocakep.frozen.document.mixin"]

    _workflow_fields = PROOF_FIELDS | {"submitted_document"}
    _proved_button: str = ""
    _proved_question: str | LazyGettext = ""

    signs_here = fields.Boolean(
        compute="_compute_signs_here",
        help="The user signs it himself in the window that asks who he is.",
    )

    proof_on = fields.Datetime(string="Identity Proved On", readonly=True, copy=False)
    proof_by_id = fields.Many2one(
        "res.users",
        string="Identity Proved By",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    proof_method = fields.Selection(
        selection="_selection_proof_method",
        string="Identity Proved With",
        readonly=True,
        copy=False,
    )
    proof_hash = fields.Char(
        string="Fingerprint of What Was Read",
        readonly=True,
        copy=False,
        help="SHA-256 of the content that the person read before he signed.",
    )
    proof_evidence = fields.Json(
        readonly=True, copy=False, help="What the signature method left behind."
    )

    submitted_document = fields.Json(
        readonly=True,
        copy=False,
        help="What the paper said when it was put before who signs it: the window says "
        "what was written otherwise since.",
    )

    @api.model
    def _selection_proof_method(self):
        return self.env["sidocakep.signature.method"]._selection_method()

    # ------------------------------------------------------------------
    # The window
    # ------------------------------------------------------------------

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_signs_here(self):
        own = self._filter_own_step()
        for document in self:
            document.signs_here = document in own

    @api.model
    def _ask_before_final_steps(self, arch):
        """Ask who records what was signed in ink; who signs has one window, not two."""
        result = super()._ask_before_final_steps(arch)
        for button in list(arch.iter("button")):
            if button.get("name") == self._proved_button:
                hidden = button.get("invisible")
                signs = deepcopy(button)
                signs.tail = None
                signs.set("invisible", f"{hidden} or not signs_here")
                button.set("invisible", f"{hidden} or signs_here")
                button.set("confirm", self._get_signing_notice())
                button.addprevious(signs)
        return result

    def _get_signing_notice(self):
        return self.env._(self._proved_question)  # pylint: disable=W8161

    def _ask_for_proof(self):
        """Return the window in which the user reads and proves who he is.

        Nothing where the proof is there, or where he records what was signed in ink.
        What would be refused at the end opens no window.
        """
        own = self._filter_own_step()
        if not own or isinstance(self.env.context.get(PROOF_KEY), SignatureProof):
            return None
        name = self._document_kept_by
        self._check_step(name)
        if check := self._workflow_transitions[name].check:
            getattr(self, check)()
        return self.env["sidocakep.sign"]._open(self)

    def _sign_shown(self, proof):
        free = self._hold_free()
        free._check_proof(proof, free._get_contents())
        signing = free.with_context(**{PROOF_KEY: proof})
        getattr(signing, self._proved_button)()
        return free

    def _get_contents(self):
        self.check_access("read")
        return self.sudo()._compose_document()

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _filter_own_step(self):
        """Return those that the user signs himself, not those that he records."""
        raise NotImplementedError

    def _get_named_signers(self):
        """Return ``{id: employee whom the paper names}``, those that have one."""
        return {
            key: signer.employee
            for key, signer in self.sudo()._get_signers().items()
            if signer
        }

    # ------------------------------------------------------------------
    # The step
    # ------------------------------------------------------------------

    def _before_transition(self, name):
        if name == self._document_kept_by:
            self._keep_proof()
        elif name == SUBMIT:
            self._keep_submitted()
        return super()._before_transition(name)

    def _keep_submitted(self):
        """Keep what is put before who signs, to name what becomes of it."""
        contents = self._get_contents()
        for document in self.sudo()._with_workflow_bypass():
            document.submitted_document = contents[document.id]

    def _keep_proof(self):
        """Keep who proved to be whom with what is signed; refuse a step without it."""
        own = self._filter_own_step()
        if not own:
            return
        proof, contents = self.env.context.get(PROOF_KEY), own._get_contents()
        own._check_proof(proof, contents)
        method = self.env["sidocakep.signature.method"]._get_method(proof.method)
        payloads = {
            key: {
                "content": contents[key],
                "content_hash": proof.hashes[key],
                "pdf": None,
            }
            for key in own.ids
        }
        signed = method._sign_payloads(proof, payloads)
        now = fields.Datetime.now()
        for document in own.sudo()._with_workflow_bypass():
            document.write(
                {
                    "proof_on": now,
                    "proof_by_id": proof.user_id,
                    "proof_method": proof.method,
                    "proof_hash": proof.hashes[document.id],
                    "proof_evidence": signed[document.id]["evidence"],
                }
            )

    def _compose_document(self):
        """What is not signed yet says nothing of how."""
        documents = super()._compose_document()
        return {key: {**said, **UNSIGNED} for key, said in documents.items()}

    def _compose_kept(self):
        """The day of the paper is typed; it says when and how it was signed."""
        documents, now = super()._compose_kept(), fields.Datetime.now()
        names, day = self._get_named_signers(), self.env.user._get_office_day()
        for item in self:
            zone = item.company_id._get_profile(day)._get_zone()
            signer = names.get(item.id)
            documents[item.id] |= {
                "signed_at": format_moment(now, zone),
                "signed_how": item._say_how_signed(signer),
            }
        return documents

    def _say_how_signed(self, signer):
        """Return what the paper says of its signature below the name of ``signer``."""
        user = self.sudo().proof_by_id
        if not user:
            return RECORDED
        if signer and signer.user_id == user:
            return ELECTRONIC
        return BY_OTHER.format(name=user.employee_id.name or user.name)

    def _list_signing_facts(self, content):
        """Say which document it is; what it says is read on its form and as printed."""
        day = self.document_date
        signer = self._get_named_signers().get(self.id)
        facts = (
            (self.env._("Agency"), self.company_id.name),
            (self.env._("Number"), self.document_number),
            (self.env._("Date"), format_date(day) if day else ""),
            (self.env._("Signed by"), signer.name if signer else ""),
        )
        return [(label, text) for label, text in facts if text]
