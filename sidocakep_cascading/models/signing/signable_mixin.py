from odoo import models
from odoo.exceptions import AccessDenied, UserError

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.models.document.actor import (
    may_prove,
    may_speak_for_others,
)

from ...engine.proof import SignatureProof


class SidocakepSignableMixin(models.AbstractModel):
    """A document that is signed in the window that shows it and asks who is there.

    - :meth:`_get_contents`: what a signature would cover now
    - :meth:`_sign_shown`: signs, with the proof of who the person is
    - :meth:`_render_for_signing`: how what is signed is read

    See docs/decisions/0009-signing.md.
    """

    _name = "sidocakep.signable.mixin"
    _description = "Signed by Proof of Identity"

    def _get_contents(self):
        """Return ``{id: JSON-able content that a signature would cover}``."""
        raise NotImplementedError

    def _get_hashes(self):
        """Return ``{id: SHA-256 of the content that a signature would cover}``."""
        return {key: get_seal(content) for key, content in self._get_contents().items()}

    def _sign_shown(self, proof):
        """Sign what was shown; return what is signed now.

        What somebody else is writing meanwhile is left out and waits.

        :param proof: the :class:`SignatureProof` of the user for what was read
        :raises LockError: not one of them is free
        """
        raise NotImplementedError

    def _sign_with(self, secret):
        """Prove the identity by the user's own method and sign what is there now.

        For data that an addon loads: no client calls it, so nobody guesses here.

        :raises AccessDenied: it is no command on the server that loads data
        """
        if not may_speak_for_others():
            raise AccessDenied()
        methods = self.env["sidocakep.signature.method"]._get_available()
        return self._sign_shown(methods[0]._examine(secret, self._get_hashes()))

    def _render_for_signing(self, content):
        """Return the page on which the content is read before it is signed."""
        self.ensure_one()
        return self.env["ir.qweb"]._render(
            "sidocakep_cascading.signing_summary",
            {"name": self.display_name, "facts": self._list_signing_facts(content)},
        )

    def _get_signing_notice(self):
        """Return what follows from the signature, before it is given; or nothing."""
        return ""

    def _list_signing_facts(self, content):
        """Return ``[(label, text)]``: what names the document that is signed."""
        raise NotImplementedError

    def _check_proof(self, proof, contents):
        """Refuse to sign without a fresh proof of this user for this very content."""
        if (
            not isinstance(proof, SignatureProof)
            or proof.user_id != self.env.uid
            or not proof.is_fresh()
            or not may_prove(self.env)
        ):
            raise TransitionAccessError(
                self.env._("Prove who you are again: nothing is signed without it.")
            )
        changed = proof.get_changed(
            {key: get_seal(content) for key, content in contents.items()}
        )
        if changed:
            raise UserError(
                self.env._(
                    "These documents are not the ones you read: %(documents)s. Read "
                    "them again and sign.",
                    documents=", ".join(self.browse(changed).mapped("display_name")),
                )
            )
