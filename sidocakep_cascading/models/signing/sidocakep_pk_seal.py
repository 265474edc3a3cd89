"""From its first signature on an agreement bears a seal of its own."""

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.sealed_content import PARTS
from odoo.addons.sidocakep_base.models.document.seal_rows import get_pending
from odoo.addons.sidocakep_base.models.document.sealed_mixin import ONCE

from ...const import HANDED_IN, IN_FORCE, RECEIVED, REPLACED, SIGNED, SIGNED_FIRST
from .sidocakep_pk_reminder import WAITING_FIELDS
from .sidocakep_pk_verify import BROKEN, SEAL_STATES

#: Of what stands: code and values of the problem are in its values.
STANDING = "standing"

#: What was signed, whole: its hash is covered, and the check of the signatures reads
#: it.
CONTENT = frozenset({"frozen_values"})
#: What of a signature may become otherwise after it was given: it is voided.
VOIDED = frozenset({"snapshot_id", "is_void"})
#: What stays of an agreement that was returned and is written anew.
HISTORY = ("signature_ids", "snapshot_ids")


class SidocakepPk(models.Model):
    """Sealed as any document, lines and Tabel II too, from the first signature on.

    What was read and signed is frozen, and compared with the records, by the chain of
    the signatures (``seal_chain.py``); that compares what is printed and measured. The
    seal covers the rest: every column of the agreement and of its rows, which
    signatures count and which are void. Returned, it covers those alone, for as long
    as the agreement is written anew.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _sealed_states = frozenset(
        {SIGNED_FIRST, SIGNED, HANDED_IN, RECEIVED, IN_FORCE, REPLACED}
    )
    _sealed_parts = dict.fromkeys(HISTORY, frozenset())
    # who is waited for, and reminded, goes on without a step
    _sealed_free = WAITING_FIELDS | CONTENT

    @api.model
    def _get_sealed_parts(self):
        found = super()._get_sealed_parts()
        model, link, free = found["signature_ids"]
        names = self._get_sealed_names(self.env[model])
        # the rest of a signature is sealed in the chain of the signatures
        found["signature_ids"] = (model, link, free | (names - VOIDED))
        return found

    def _filter_settled(self):
        """Add what was signed once and is written anew: its history is settled."""
        signed = self.sudo().filtered("signature_ids")
        return super()._filter_settled() | self.browse(signed.ids)

    def _find_content_problems(self, row, state, live):
        """Of a draft the history alone is compared."""
        if live is not None and row["state"] not in self._get_sealed_states():
            parts = row["content"].get(PARTS, {})
            history = {key: parts[key] for key in HISTORY if key in parts}
            yield from self._find_differing({PARTS: history}, live)
        yield from super()._find_content_problems(row, state, live)

    # ------------------------------------------------------------------
    # Verification
    # ------------------------------------------------------------------

    def _verify(self, is_whole=True):
        """Add whether state, days and rows are as they were sealed."""
        result = super()._verify(is_whole)
        for pk_id, (state, problems) in self._verify_standing().items():
            signed, own = result[pk_id]
            problems = [
                (STANDING, {"code": code, "values": values})
                for code, values in problems
                if code not in ONCE
            ]
            # that it was found so at an upgrade says nothing of the signatures
            worst = max(signed, state, key=SEAL_STATES.index) if problems else signed
            result[pk_id] = worst, own + problems
        return result

    def action_verify_seal(self):
        """Say of a document as a whole what was found, as the check of it does."""
        self.check_access("read")
        return self._verify_aloud()

    def _verify_standing(self):
        """Return the same of its own seal; what this transaction settled has none yet.

        That it was otherwise once, before it was settled anew, says the check of seals.
        """
        others = self - self.browse(get_pending(self))
        return others._verify_seals() if others else {}

    def _is_broken(self):
        """What was signed is compared as well."""
        return self._verify()[self.id][0] == BROKEN

    def _find_broken(self):
        """Return ``{pk: [(code, values)]}`` of what stands and is not as it was signed.

        A voided signature that somebody changed is told, and hinders no other: nothing
        that is done with the agreement makes it whole.
        """
        found = self._verify(is_whole=False)
        return {
            self.browse(pk_id): problems
            for pk_id, (state, problems) in found.items()
            if state == BROKEN
        }

    def _check_seal(self):
        """Refuse to go on with what was changed past the program, and say what was."""
        result = super()._check_seal()
        for pk, problems in self._find_broken().items():
            raise UserError(
                self.env._(
                    "%(pk)s is not as it was signed. Return it, so that it is signed "
                    "again. What differs:\n%(problems)s",
                    pk=pk.display_name,
                    problems="\n".join(self._describe_problems(problems)),
                )
            )
        return result

    @api.model
    def _describe_problem(self, code, values):
        if code == STANDING:
            return self._describe_seal_problem(values["code"], values["values"])
        return super()._describe_problem(code, values)
