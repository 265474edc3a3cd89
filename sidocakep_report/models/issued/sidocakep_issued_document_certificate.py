"""The place of a certified signature (BSrE), which a bridge to a service fills."""

import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from ...engine.issued.certified import CertificateError, check_certified
from ...typeset.engine import find_places
from .sidocakep_issued_document import IN_FORCE


class SidocakepIssuedDocument(models.Model):
    """Issued first, signed then: what a service adds is kept as a stage of the issue.

    A bridge extends :meth:`_get_certified_file` and :meth:`_get_certificate_text`, and
    calls :meth:`_certify` where its user confirms; one whose service answers later
    calls :meth:`_keep_certified` with what came.
    """

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    has_places = fields.Boolean(
        string="Has Places for Certified Signatures",
        readonly=True,
        help="Above the name of each who signs the file has an empty signature field; "
        "what was issued before there was one prints as it was issued.",
    )
    certificate_ids = fields.One2many(
        "sidocakep.issued.certificate",
        "issue_id",
        string="Stages of the File",
        readonly=True,
        groups="base.group_system",
    )
    certificate_text = fields.Text(
        string="Certified Signatures",
        compute="_compute_certificate_text",
        compute_sudo=True,
    )

    @api.depends("certificate_ids")
    @api.depends_context("lang", "tz")
    def _compute_certificate_text(self):
        for issue in self:
            issue.certificate_text = "\n".join(
                self.env._(
                    "%(signer)s, %(moment)s, SHA-256 %(hash)s",
                    signer=stage.signer,
                    moment=self._format_moment(stage.signed_on),
                    hash=stage.file_hash,
                )
                for stage in issue.certificate_ids
            )

    # ------------------------------------------------------------------
    # For a bridge
    # ------------------------------------------------------------------

    @api.model
    def _get_certificate_text(self):
        """Return the line of the footer that names the certificate; empty: none."""
        return ""

    def _get_certified_file(self, content, place, **proof):
        """Return the file signed at a place, and whom the certificate names.

        None is set here. A bridge returns what its service made of the bytes: these,
        and behind them the signature in that field, or in one of its own that shows
        nothing where the file has no place.

        :param content: the file as it is handed out now
        :param place: a :class:`SignaturePlace`: name, page, rectangle; or None
        :param proof: what the service asks of the signer; it is not kept
        """
        self.ensure_one()
        raise UserError(
            self.env._(
                "No service for certified signatures is connected. Ask the "
                "administrator to install the bridge to one."
            )
        )

    def _get_open_places(self):
        """Return the places of the file that nobody signed yet."""
        self.ensure_one()
        return [
            place for place in find_places(self._read_file()) if not place.is_filled
        ]

    def _certify(self, place=None, **proof):
        """Have a place signed, and keep the file as the next stage of the issue.

        :param place: name of the place; the first that is open where none is named
        """
        self.ensure_one()
        self._check_certifiable()
        places = {item.name: item for item in self._get_open_places()}
        if place and place not in places:
            raise UserError(
                self.env._(
                    "%(name)s has no open place of this name. Load the page again and "
                    "choose one that is open.",
                    name=self.name,
                )
            )
        chosen = places[place] if place else next(iter(places.values()), None)
        signed, signer = self._get_certified_file(self._read_file(), chosen, **proof)
        return self._keep_certified(signed, signer)

    def _check_certifiable(self):
        """Let one at a time sign, what is in force and made."""
        self.check_access("read")
        take_turn(self.sudo())
        if self.state != IN_FORCE:
            raise UserError(
                self.env._(
                    "%(name)s is no longer in force. Open the issue that took its "
                    "place, and sign that one.",
                    name=self.name,
                )
            )
        if not self.attachment_id:
            self._make_files()

    def _keep_certified(self, content, signer):
        """Keep a signed file, if it is the one before with one more signature."""
        self.ensure_one()
        self._check_certifiable()
        issue = self.sudo()
        try:
            place = check_certified(issue._read_file(), content)
        except CertificateError as error:
            raise UserError(self._get_certificate_refusal(error.case)) from error
        number = len(issue.certificate_ids) + 1
        attachment = issue._store_certified(content, number)
        vals = {
            "issue_id": issue.id,
            "sequence": number,
            "place": place,
            "signer": signer,
            "signed_on": fields.Datetime.now(),
            "attachment_id": attachment.id,
            "file_hash": hashlib.sha256(content).hexdigest(),
        }
        with sealing_anew(issue):
            return issue.certificate_ids._as_program().create(vals)

    def _store_certified(self, content, number):
        """Keep the file for good, as the print that it is a stage of."""
        records = self.env[self.res_model].browse(self.res_id)
        name = self._get_file_name().removesuffix(".pdf")
        attachments = self.env["ir.actions.report"]._typeset_store(
            records._get_papers()[self.paper].report,
            self.res_model,
            {self.res_id: f"{name} ttd {number}.pdf"},
            {self.res_id: content},
        )
        return attachments[self.res_id]

    def _get_certificate_refusal(self, case):
        texts = {
            "other": self.env._("it is another file"),
            "broken": self.env._("it cannot be read"),
            "unsigned": self.env._("it has no new signature, or more than one"),
            "whole": self.env._("its signature leaves out a part of the file"),
            "changed": self.env._("more than the signature was changed in it"),
        }
        return self.env._(
            "The service for certified signatures returned a file that is not kept for "
            "%(name)s: %(reason)s. Nothing was changed; tell the administrator.",
            name=self.name,
            reason=texts[case],
        )

    # ------------------------------------------------------------------
    # Handed out
    # ------------------------------------------------------------------

    def _get_file(self):
        """Return the attachment that is handed out: the last stage of the file."""
        self.ensure_one()
        return self.sudo().certificate_ids[-1:].attachment_id or super()._get_file()

    def _get_hashes(self):
        """Return the hash of each stage, the file as it was issued first."""
        self.ensure_one()
        issue = self.sudo()
        return [issue.file_hash, *issue.certificate_ids.mapped("file_hash")]

    def _is_file_whole(self):
        """Tell whether each file that is kept is the one that was kept."""
        return super()._is_file_whole() and all(
            hashlib.sha256(stage.attachment_id.raw or b"").hexdigest()
            == stage.file_hash
            for stage in self.sudo().certificate_ids
        )
