"""What becomes of an agreement after its signatures bears a seal of its own."""

from odoo import api, models

from odoo.addons.sidocakep_base.models.document.seal_rows import get_pending
from odoo.addons.sidocakep_base.models.document.sealed_mixin import ONCE

from ...const import HANDED_IN, IN_FORCE, RECEIVED, REPLACED, SIGNED
from .sidocakep_pk_reminder import WAITING_FIELDS
from .sidocakep_pk_verify import SEAL_STATES

#: Of what stands: code and values of the problem are in its values.
STANDING = "standing"

#: Which agreement it is, beside what only its steps write.
IDENTITY = frozenset(
    {"job_id", "employee_id", "year", "company_id", "number", "date_document"}
)
#: What was signed, whole: its hash is covered, and the check of the signatures reads
#: it.
CONTENT = frozenset({"frozen_values"})
#: What of a signature may become otherwise after it was given: it is voided.
VOIDED = frozenset({"snapshot_id", "is_void"})


class SidocakepPk(models.Model):
    """State and days are sealed as of any document, from both signatures on.

    Its seal covers which agreement it is and all that its steps wrote: who signed,
    handed in and received it, from when to when it is in force, what it replaces.
    Lines and tables are no parts of it: what was read and signed is frozen, and
    compared with the records, by the chain of the signatures (``seal_chain.py``). Of a
    signature it covers whether it is void.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    _sealed_states = frozenset({SIGNED, HANDED_IN, RECEIVED, IN_FORCE, REPLACED})
    _sealed_parts = {
        "line_ids": None,
        "table2_ids": None,
        "signature_ids": frozenset(),
    }

    @api.model
    def _get_sealed_free(self):
        followed = WAITING_FIELDS | CONTENT
        covered = (self._workflow_fields - followed) | IDENTITY
        return super()._get_sealed_free() | (self._get_sealed_names(self) - covered)

    @api.model
    def _get_sealed_parts(self):
        found = super()._get_sealed_parts()
        model, link, free = found["signature_ids"]
        names = self._get_sealed_names(self.env[model])
        found["signature_ids"] = (model, link, free | (names - VOIDED))
        return found

    # ------------------------------------------------------------------
    # Verification
    # ------------------------------------------------------------------

    def _verify(self):
        """Add whether state and days are as they were sealed."""
        result = super()._verify()
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

    @api.model
    def _describe_problem(self, code, values):
        if code == STANDING:
            return self._describe_seal_problem(values["code"], values["values"])
        return super()._describe_problem(code, values)
