"""Evidence: files with their hash, and links that are not secured."""

import hashlib
from base64 import b64decode

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...exceptions import FrozenRecordError

FILE, LINK = "file", "link"
#: What the program finds out about a file.
FOUND = {"sha256", "size", "file_kind", "is_sent"}


class SidocakepEvidenceMixin(models.AbstractModel):
    """A file or link that shows what a document says, and stays with it.

    The hash is taken when the file comes in; from the step on by which somebody else
    was shown it (:meth:`_send`) nothing of it changes. What lies elsewhere is named and
    shown as not secured.
    """

    _name = "sidocakep.evidence.mixin"
    _description = "Evidence Mixin"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _trail_fields = frozenset({"name", "sha256", "url"})
    _own_files = frozenset({"file"})

    kind = fields.Selection(
        [(FILE, "File"), (LINK, "Link Outside the System")],
        required=True,
        default=FILE,
    )
    name = fields.Char(string="Evidence", required=True)
    file = fields.Binary(attachment=True, copy=False)
    url = fields.Char(string="Address", help="A drive or a page: not secured here.")
    note = fields.Char(string="What It Shows")
    sha256 = fields.Char(string="SHA-256", readonly=True, copy=False)
    size = fields.Integer(string="Bytes", readonly=True, copy=False, aggregator=None)
    file_kind = fields.Char(string="Type by Content", readonly=True, copy=False)
    is_sent = fields.Boolean(
        string="Was Sent",
        readonly=True,
        copy=False,
        help="What was sent once stays, also when its document is returned.",
    )
    security_text = fields.Char(string="Secured", compute="_compute_security_text")

    @api.depends("kind", "sha256")
    @api.depends_context("lang")
    def _compute_security_text(self):
        for evidence in self:
            if evidence.kind == LINK:
                words = self.env._("Outside the system: not secured")
            elif evidence.sha256:
                words = self.env._("Kept with its SHA-256")
            else:
                words = self.env._("Not saved yet")
            evidence.security_text = words

    @api.onchange("file")
    def _onchange_file(self):
        """Say at once that a file is not taken, not when its document is sent."""
        if not self.file or self.sha256:
            return None
        try:
            self._examine_file(b64decode(self.file), self.name or "")
        except ValidationError as error:
            self.file = self.name = False
            title = self.env._("The file is not taken")
            return {"warning": {"title": title, "message": str(error)}}
        return None

    @api.model_create_multi
    def create(self, vals_list):
        examined = [self._examine_vals(vals) for vals in vals_list]
        evidence = super(SidocakepEvidenceMixin, self._as_program()).create(examined)
        return evidence.with_env(self.env)

    def write(self, vals):
        if self._workflow_bypassed():
            return super().write(vals)
        self._check_not_sent()
        vals = self._examine_vals(vals)
        return super(SidocakepEvidenceMixin, self._as_program()).write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self._check_not_sent()

    def _send(self):
        """Keep all of it from now on: somebody else is shown it as proof."""
        self.sudo()._with_workflow_bypass().write({"is_sent": True})

    def _check_not_sent(self):
        """Refuse to change what somebody was shown as proof."""
        for evidence in self.filtered("is_sent"):
            raise FrozenRecordError(
                self.env._(
                    '"%(evidence)s" was sent and stays as it is. Attach another file '
                    "and say in the remark what it replaces.",
                    evidence=evidence.name,
                )
            )

    @api.model
    def _examine_vals(self, vals):
        """Return the values with what the file is; nobody says that himself.

        :raises ValidationError: the file is not taken, with the remedy
        """
        if FOUND & vals.keys():
            raise AccessError(
                self.env._(
                    "Hash, size and type of evidence are taken from the file itself. "
                    "Attach the file."
                )
            )
        if not vals.get("file"):
            return vals
        content = self._decode_file(vals, "file")
        return vals | {
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "file_kind": self._examine_file(content, vals.get("name") or ""),
        }

    @api.constrains("kind", "file", "url")
    def _check_kind(self):
        for evidence in self:
            if evidence.kind == FILE and not evidence.sha256:
                raise ValidationError(
                    self.env._(
                        '"%(evidence)s" has no file. Attach it, or name it as a link '
                        "outside the system.",
                        evidence=evidence.name,
                    )
                )
            if not evidence.sha256 and evidence.with_context(bin_size=True).file:
                # By a default of the context, which is no value of anybody.
                raise ValidationError(
                    self.env._(
                        '"%(evidence)s" came in without being examined. Attach the '
                        "file in the form.",
                        evidence=evidence.name,
                    )
                )
            address = evidence.url or ""
            if evidence.kind == LINK and not address.startswith(
                ("https://", "http://")
            ):
                raise ValidationError(
                    self.env._(
                        '"%(evidence)s" needs the address of the page, beginning with '
                        "https://. Copy it from the browser.",
                        evidence=evidence.name,
                    )
                )

    def _filter_damaged(self):
        """Return the files that are gone or not what came in, as the disk has them."""

        def is_damaged(evidence):
            content = b64decode(evidence.with_context(bin_size=False).file or b"")
            return hashlib.sha256(content).hexdigest() != evidence.sha256

        return self.filtered(lambda item: item.kind == FILE and is_damaged(item))

    def _check_whole(self):
        """Refuse a step on documents whose evidence is no longer what was sent."""
        document_field = self._workflow_document_field
        damaged = self.sudo()._filter_damaged()
        for document, files in damaged.grouped(document_field).items():
            raise UserError(
                self.env._(
                    "%(document)s: the evidence %(files)s is missing or not what was "
                    "sent. Return it and have the file attached again.",
                    document=document.display_name,
                    files=", ".join(files.mapped("name")),
                )
            )

    def action_download(self):
        """Open the file, or the page outside."""
        self.ensure_one()
        self.check_access("read")
        address = (
            f"/web/content/{self._name}/{self.id}/file/{self.name}?download=true"
            if self.kind == FILE
            else self.url
        )
        return {"type": "ir.actions.act_url", "url": address, "target": "new"}
