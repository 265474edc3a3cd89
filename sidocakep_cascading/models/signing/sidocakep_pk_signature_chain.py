"""Signatures as links of a chain, one chain an agency, and what one of them shows."""

import hashlib
from datetime import timedelta

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.chain import GENESIS
from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.models.document.seal_chain import get_keys

from ...engine.proof import SignatureProof
from .seal_chain import is_linked, link_rows

#: How long before its row was written a signature may say that it was made.
CREATION_TOLERANCE = timedelta(hours=1)
#: What the document names of a party, and the row of its signature too.
PARTY_NAMES = ("name", "nip", "title", "capacity")


class SidocakepPkSignature(models.Model):
    """The seal of a signature covers the row, its PDF and the seal before it.

    It is made only from the proof of the signer's identity: a row that anybody else
    creates, by whatever road, has none. See docs/decisions/0017-seal.md.
    """

    _name = "sidocakep.pk.signature"
    _inherit = "sidocakep.pk.signature"

    chain_company_id = fields.Many2one(
        "res.company", string="Chain of", readonly=True, ondelete="restrict"
    )
    chain_position = fields.Integer(
        string="Position in the Chain", readonly=True, aggregator=None
    )
    previous_seal = fields.Char(string="Seal Before", readonly=True)
    seal = fields.Char(
        string="Seal of the Signature",
        readonly=True,
        help="HMAC-SHA256 of this row, its PDF and the signature before it in the "
        "agency, with a key that is not in the database.",
    )
    key_id = fields.Char(
        string="Key of the Seal",
        readonly=True,
        help="Which key sealed it; empty: none was set up.",
    )
    is_before_chain = fields.Boolean(
        string="Before the Chain",
        readonly=True,
        help="Signed before signatures were chained: sealed at the upgrade, as it "
        "stood then.",
    )
    # Kept here and not where the file is made: they outlive that addon.
    pdf_attachment_id = fields.Many2one(
        "ir.attachment", string="PDF", readonly=True, ondelete="restrict"
    )
    pdf_hash = fields.Char(
        string="Seal of the PDF",
        readonly=True,
        help="SHA-256 of the file as it was at signing.",
    )

    _chain_previous_uniq = models.UniqueIndex(
        "(chain_company_id, previous_seal) WHERE seal IS NOT NULL",
        "Another signature has taken this place in the chain. Sign once more.",
    )

    def _chain(self, proof):
        """Seal the rows that ``proof`` stands for; the last thing a signature does."""
        covered = isinstance(proof, SignatureProof) and all(
            row.user_id.id == proof.user_id
            and proof.hashes.get(row.pk_id.id) == row.content_hash
            and not row.seal
            for row in self
        )
        if not covered:
            raise TransitionAccessError(
                self.env._("Prove who you are again: nothing is signed without it.")
            )
        link_rows(self)

    # ------------------------------------------------------------------
    # Verification
    # ------------------------------------------------------------------

    def _find_problems(self, with_files=True):
        """Return ``{signature id: [(code, values)]}``; see ``_describe_problem``."""
        rows = self.sudo()
        keys = get_keys(self.env)
        seals = rows._get_seals_before()
        return {
            row.id: [
                (code, {"name": row.name, **values})
                for code, values in (
                    *row._find_content_problems(),
                    *row._find_row_problems(),
                    *row._find_chain_problems(keys, seals),
                    *(row._find_file_problems() if with_files else ()),
                )
            ]
            for row in rows
        }

    def _find_content_problems(self):
        """The content that is kept is the one that was signed, and names this party."""
        kept = self.snapshot_id or self.pk_id
        content = kept.frozen_values or {}
        if get_seal(content) != self.content_hash:
            yield "content", {}
        party = content.get(self.party) or {}
        wrong = [
            name
            for name in PARTY_NAMES
            if name in party and (party[name] or "") != (self[name] or "")
        ]
        if wrong:
            yield "party", {"fields": wrong}

    def _find_row_problems(self):
        """The row was made by the login that it names, at the time that it names."""
        if self.create_uid != self.user_id:
            yield "creator", {"creator": self.create_uid.name}
        # a row that somebody wrote by SQL may have no day at all
        created, signed = self.create_date, self.signed_at
        known = created and signed
        late = not known or abs(created - signed) > CREATION_TOLERANCE
        if late and not self.key_id:
            yield "time", {"created": fields.Datetime.to_string(created)}
        if self.is_void != bool(self.snapshot_id):
            yield "void", {}

    def _find_chain_problems(self, keys, seals):
        if not self.seal:
            yield "unproved", {}
            return
        linked = is_linked(self, keys)
        if linked is None:
            yield "key", {"key": self.key_id}
        elif not linked:
            yield "seal", {}
        if (self.chain_company_id.id, self.previous_seal) not in seals:
            yield "gap", {}

    def _get_seals_before(self):
        """Return ``{(agency id, seal)}`` of the rows that stand before these."""
        before = self.search(
            [("seal", "in", list(set(self.mapped("previous_seal")) - {False}))]
        )
        return {(row.chain_company_id.id, row.seal) for row in before} | {
            (row.chain_company_id.id, GENESIS) for row in self
        }

    def _find_file_problems(self):
        if self.pdf_hash and self._get_pdf_hash() != self.pdf_hash:
            yield "pdf", {}

    def _get_pdf_hash(self):
        """Return the SHA-256 of the file that is kept with the signature."""
        content = self.pdf_attachment_id.raw
        return hashlib.sha256(content or b"").hexdigest()
