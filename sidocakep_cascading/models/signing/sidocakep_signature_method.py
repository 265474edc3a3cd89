from odoo import api, models
from odoo.exceptions import AccessDenied, UserError

from odoo.addons.sidocakep_base.models.document.actor import may_prove

from ...engine.proof import SignatureProof


class SidocakepSignatureMethod(models.AbstractModel):
    """A way to sign: how a person proves who he is, and what that leaves behind.

    An addon that brings another way (a certified signature service) inherits this
    model under a name of its own; nothing else has to know it:

    - ``_signature_code``, ``_signature_sequence``: its key, its place in the choice;
    - ``_get_label``: what the person chooses;
    - ``_is_available``: whether this user can sign so;
    - ``_check_secret``: raise ``AccessDenied`` or return evidence of the proof;
    - ``_sign_payloads``: sign the documents, return what that leaves behind.
    """

    _name = "sidocakep.signature.method"
    _description = "Signature Method"

    _signature_code: str = ""
    _signature_sequence: int = 100

    # ------------------------------------------------------------------
    # Contract
    # ------------------------------------------------------------------

    @api.model
    def _get_label(self):
        """Return the name of the method in the reader's language."""
        raise NotImplementedError

    @api.model
    def _get_secret_label(self):
        """Return what the person is asked for."""
        raise NotImplementedError

    @api.model
    def _is_available(self, user):
        """Tell whether ``user`` can sign by this method."""
        raise NotImplementedError

    @api.model
    def _check_secret(self, user, secret):
        """Check what the person typed; never log it, never keep it.

        :return: evidence of the proof, JSON-able and without the secret
        :raises AccessDenied: it is not the person
        """
        raise NotImplementedError

    @api.model
    def _sign_payloads(self, proof, payloads):
        """Sign documents whose signer proved the identity.

        :param proof: the :class:`SignatureProof` of :meth:`_prove`
        :param payloads: ``{document id: {"content": dict, "content_hash": str,
            "pdf": bytes or None}}``
        :return: ``{document id: {"evidence": dict, "pdf": bytes}}``; a method that
            puts its mark into the file returns the file to be kept, the others
            leave ``"pdf"`` out
        """
        return {key: {"evidence": dict(proof.evidence)} for key in payloads}

    # ------------------------------------------------------------------
    # Use
    # ------------------------------------------------------------------

    @api.model
    def _get_methods(self):
        """Return every installed method, in their order."""
        names = self.env.registry.descendants([self._name], "_inherit")
        methods = [self.env[name] for name in names if self.env[name]._signature_code]
        return sorted(methods, key=lambda method: method._signature_sequence)

    @api.model
    def _get_available(self):
        """Return the methods by which the user can sign, the preferred one first."""
        return [
            method
            for method in self._get_methods()
            if method._is_available(self.env.user)
        ]

    @api.model
    def _get_method(self, code):
        """Return the method ``code`` if the user can sign by it."""
        for method in self._get_available():
            if method._signature_code == code:
                return method
        raise UserError(
            self.env._(
                "You cannot sign in this way. Choose another one, or set one up."
            )
        )

    @api.model
    def _selection_method(self):
        """Return all methods as choices."""
        return [
            (method._signature_code, method._get_label())
            for method in self.env["sidocakep.signature.method"]._get_methods()
        ]

    @api.model
    def _prove(self, secret, hashes, model="sidocakep.pk"):
        """Return the proof that the person logged in is who he says he is.

        Wrong answers are counted per person, see ``sidocakep.signature.attempt``.

        :param hashes: document id > hash of the content that was read
        :param model: of which model the documents are
        :raises AccessDenied: it is not the person, or too many wrong answers
        """
        self._check_is_the_person()
        user = self.env.user
        attempts = self.env["sidocakep.signature.attempt"]
        attempts._count_answer(user, self._signature_code)
        try:
            proof = self._examine(secret, hashes)
        except AccessDenied:
            documents = self.env[model].browse(hashes)
            attempts._note_wrong(user, self._signature_code, documents)
            raise
        attempts._note_right(user, self._signature_code)
        return proof

    @api.model
    def _examine(self, secret, hashes):
        """Check one answer that came from no client, as :meth:`_prove` without a count.

        :raises AccessDenied: it is not the person
        """
        self._check_is_the_person()
        user = self.env.user
        evidence = self._check_secret(user, secret or "")
        return SignatureProof(user.id, self._signature_code, hashes, evidence)

    @api.model
    def _check_is_the_person(self):
        """Refuse elevated code, code that took another person's login, and a cron."""
        if self.env.su or not may_prove(self.env):
            raise AccessDenied()
