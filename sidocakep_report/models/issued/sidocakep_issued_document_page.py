import base64
import io
import re

import segno

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.sealed_mixin import BROKEN

from ...engine.issued.signers import get_signers
from .paper import RECEIPT
from .sidocakep_issued_document import IN_FORCE, WITHDRAWN

TOKEN = re.compile(r"[0-9a-f]{32}")
#: Across each page of what holds no longer, as over a draft.
ENDED_MARK = "TIDAK BERLAKU LAGI"
ADDRESS = "/sidocakep/dokumen/"


class SidocakepIssuedDocument(models.Model):
    """What the public page and the QR code on the paper say of an issue."""

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    url = fields.Char(
        string="Public Page",
        compute="_compute_url",
        compute_sudo=True,
        help="Opened by the QR code on each page, without a login.",
    )

    @api.depends("token")
    def _compute_url(self):
        for issue in self:
            issue.url = f"{issue.get_base_url()}{ADDRESS}{issue.token}"

    def action_open_page(self):
        """Open the public page of the issue, as who scans the code sees it."""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": self.url, "target": "new"}

    def _get_mark(self):
        """Return what the footer of each page prints: address, code, certificate."""
        self.ensure_one()
        stream = io.BytesIO()
        # Few and large squares: it is read from a copy of a copy, by any phone.
        code = segno.make(self.url, error="l", boost_error=False, micro=False)
        code.save(stream, kind="svg", border=0, xmldecl=False)
        image = base64.b64encode(stream.getvalue()).decode()
        return {
            "url": self.url,
            "image": f"data:image/svg+xml;base64,{image}",
            "certificate": self._get_certificate_text(),
            "places": self.has_places,
            **self._get_end_mark(),
        }

    def _get_end_mark(self):
        """Return what is printed on and below the pages of an issue that ended.

        Its file stays as it was made; a print of a later day says that it ended.
        """
        if self._is_still_in_force():
            return {}
        words = "Tidak berlaku lagi"
        last_day = self.last_day
        if last_day:
            words += f" sejak {format_date(fields.Date.add(last_day, days=1))}"
        elif self.ended_on:
            words += f" sejak {format_date(self.ended_on)}"
        following = self.sudo().replaced_by_id
        if following:
            # The footer has room for two lines of it: the name is that of this one.
            number = f"Nomor {following.number}" if following.number else ""
            words += f", digantikan oleh {number or following.name}"
        elif self.state == WITHDRAWN:
            words += ", ditarik kembali"
        return {"mark": ENDED_MARK, "ended": words}

    def _is_still_in_force(self):
        """Tell whether it holds today, also one whose successor waits for its day."""
        self.ensure_one()
        if self.state == IN_FORCE or self in self._get_being_printed():
            return True
        last_day = self.last_day
        return bool(last_day and self.env.user._get_office_day() <= last_day)

    def _say_state(self, words, between=", "):
        """Return ``words`` with when it ended and what follows; in force, them alone.

        What was signed is handed out as it was signed, without a mark: the list around
        it says that it holds no longer.
        """
        if self.state == IN_FORCE:
            return words
        ended = self._get_end_mark().get("ended")
        return f"{words}{between}{ended[:1].lower()}{ended[1:]}" if ended else words

    @api.model
    def _find_issue(self, token):
        """Return what the page says of the issue with this token, nothing if none.

        Name and post of who signed, as the paper prints them; no NIP, no figure. Why
        an issue ended is a text of the office: the page says when, and what follows.
        """
        if not isinstance(token, str) or not TOKEN.fullmatch(token):
            return {}
        issue = self.sudo().search([("token", "=", token)])
        if not issue:
            return {}
        # of others it vouches for nothing that is not as it was sealed
        following = issue.replaced_by_id._filter_sealed()
        ended_on = issue.last_day or issue.ended_on
        return {
            "kind": issue.kind,
            "name": issue.name,
            "number": issue.number or "",
            "date": format_date(issue.date),
            "agency": issue.agency_name,
            "government": issue.government_name,
            "signers": get_signers(issue.content or {}),
            "signed_how": (issue.content or {}).get("signed_how"),
            "state": issue.state,
            "holds": issue._is_still_in_force(),
            "waits": issue._get_waits(),
            "changed": issue._get_changed(),
            "ended": format_date(ended_on) if ended_on else "",
            "following": following and following._get_told(),
            "is_document": issue.is_document,
            "brought": issue._get_brought(),
            "is_receipt": issue.paper == RECEIPT,
            "replaced": issue._get_replaced_document(),
            "beside": [
                other._get_told() for other in issue.beside_ids._filter_sealed()
            ],
            "before_register": issue._list_before_register(),
            "code": issue._get_code(),
            "hash": issue.file_hash or "",
            "stages": [
                {
                    "signer": stage.signer,
                    "date": format_date(stage.signed_on.date()),
                    "hash": stage.file_hash,
                }
                for stage in issue.certificate_ids
            ],
            **issue._judge(),
        }

    def _judge(self):
        """Return what the seals of the row and of its document say."""
        seal_state = self._get_seal_state()
        return {
            "is_broken": seal_state == BROKEN,
            "is_document_broken": self._is_document_broken(),
            "seal_state": seal_state,
        }

    def _is_document_broken(self):
        """Tell whether the document that holds by this issue is not as it was settled.

        Its own check says so, and so does the other page of an agreement; what was
        issued is kept with this row all the same.
        """
        self.ensure_one()
        model = self.env.get(self.res_model)
        sealed = self.env.registry["sidocakep.sealed.mixin"]
        if not isinstance(model, sealed) or not self._is_still_in_force():
            return False
        document = model.browse(self.res_id).exists()
        return bool(document) and document._is_broken()

    def _get_code(self):
        """Return the code of its content that the paper prints; a letter has none."""
        self.ensure_one()
        if not self.is_document:
            return ""
        return self.env[self.res_model]._get_printed_code(self.content_seal)

    def _get_told(self):
        """Return what the page of another issue says of this one; not its address."""
        self.ensure_one()
        return {
            "kind": self.kind,
            "name": self.name,
            "number": self.number or "",
            "date": format_date(self.date),
        }

    def _get_brought(self):
        """Return what it brings or acknowledges, in words; of a document nothing.

        The model of its document says it: what is written in a paper is its own.
        """
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or self.is_document:
            return []
        return model._list_brought(self.paper, self.content or {})

    def _get_waits(self):
        """Return what a document that was issued still waits for before it holds.

        The model of its document says it; of a paper that goes with one nothing.
        """
        self.ensure_one()
        model = self.env.get(self.res_model)
        if model is None or not self.is_document:
            return ""
        return model.browse(self.res_id).exists()._say_waits()

    def _get_replaced_document(self):
        """Return which document a paper goes with, if another took its place.

        The paper itself stays in force: what was received was received. Followed is
        only what is as it was sealed, so no link that somebody wrote goes in a circle.
        """
        self.ensure_one()
        document = self._find_replaced_document()._filter_sealed()
        following = document.replaced_by_id._filter_sealed()
        while following and not following._is_still_in_force():
            later = following.replaced_by_id._filter_sealed()
            if not later:
                break
            following = later
        if not following:
            return {}
        return {**document._get_told(), "following": following._get_told()}
