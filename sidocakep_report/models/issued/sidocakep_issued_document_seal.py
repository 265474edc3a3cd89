"""The register of what was issued bears seals with the key, as the documents do."""

import hashlib

from odoo import api, models

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.document.seal_rows import (
    get_pending,
    seal_at_commit,
    sealing_anew,
)
from odoo.addons.sidocakep_base.models.document.sealed_mixin import BROKEN, INTACT

from .entering import is_entering
from .sidocakep_issued_document import FOUND, IN_FORCE, REPLACED, WITHDRAWN


class SidocakepIssuedDocument(models.Model):
    """A row is sealed as it is entered, with its file, its stages and its end.

    The public page vouches for name, number, date and signers without a login, so what
    somebody wrote into the table must not pass for issued (decision 0017).
    """

    _name = "sidocakep.issued.document"
    _inherit = ["sidocakep.issued.document", "sidocakep.sealed.mixin"]

    _sealed_states = frozenset({IN_FORCE, REPLACED, WITHDRAWN})
    _sealed_parts = {"certificate_ids": frozenset()}
    # The year follows from the content, the file is known by its hash.
    _sealed_free = FOUND | {"year", "attachment_id"}

    @api.model_create_multi
    def create(self, vals_list):
        if not is_entering():
            raise FrozenRecordError(
                self.env._(
                    "The program alone enters what is issued, with the step that signs "
                    "or decides it. Take that step in the document."
                )
            )
        agencies = self.env["res.company"].browse
        for vals in vals_list:
            agency = agencies(vals["company_id"])
            vals.setdefault("agency_name", agency.name)
            vals.setdefault("government_name", agency._get_government_above())
        issues = super().create(vals_list)
        seal_at_commit(issues)
        return issues

    def write(self, vals):
        if not vals.keys() - self._get_sealed_free():
            return super().write(vals)
        with sealing_anew(self):
            return super().write(vals)

    def _get_seal_state(self):
        """Return what the check of the seals says of the row, as the list of it does.

        A row that the program never entered has no seal; what is kept of it is read.
        """
        self.ensure_one()
        return BROKEN if self._find_unkept() else self._get_seal_states()[self.id]

    def _filter_sealed(self):
        """Return those that are as they were sealed; their files are not read."""
        states = self._get_seal_states()
        return self.filtered(lambda issue: states[issue.id] != BROKEN)

    def _get_seal_states(self):
        """Return ``{id: what their seals say}``.

        What this transaction enters gets its seal with the end of it.
        """
        pending = self & self.browse(get_pending(self))
        others = self - pending
        found = others._verify_seals() if others else {}
        return (
            # a state that there is none of was never sealed
            dict.fromkeys(others._ids, BROKEN)
            | dict.fromkeys(pending._ids, INTACT)
            | {issue_id: state for issue_id, (state, _problems) in found.items()}
        )

    def _find_unkept(self):
        """Return which hashes what is kept does not come to, none as a rule."""
        self.ensure_one()
        names = []
        if get_seal(self.content or {}) != self.content_seal:
            names.append("content_seal")
        if (self.attachment_id or self.file_hash) and not self._is_file_whole():
            names.append("file_hash")
        return names

    def _get_sealed_content(self, columns=None):
        """Seal of the token only a hash: who reads the seals opens no public page."""
        contents = super()._get_sealed_content(columns)
        for content in contents.values():
            token = content["token"] or ""
            content["token"] = hashlib.sha256(token.encode()).hexdigest()
        return contents

    def _find_spoiled(self):
        """Read the kept files too, and the seal of the content that a paper prints."""
        found = super()._find_spoiled()
        for issue in self:
            problems = found.setdefault(issue.id, [])
            problems += [("file", {"field": name}) for name in issue._find_unkept()]
        return found
