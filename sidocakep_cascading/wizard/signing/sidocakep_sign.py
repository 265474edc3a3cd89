from odoo import api, fields, models
from odoo.exceptions import AccessDenied, AccessError, UserError

from odoo.addons.sidocakep_base.client import notify

READ, PROVE = "read", "prove"
#: Key of the context in which the form hands over what the person typed, in one call:
#: so it is no value of a record, and not among the arguments that Odoo logs.
SECRET_KEY = "sidocakep_signature_secret"


class SidocakepSign(models.TransientModel):
    """Signs documents of one model: read each one, then prove who you are.

    What is shown is kept with its hash; exactly that is signed, or nothing. Whatever
    inherits ``sidocakep.signable.mixin`` is signed here.
    """

    _name = "sidocakep.sign"
    _description = "Sign Documents"

    step = fields.Selection(
        [(READ, "Read"), (PROVE, "Prove Who You Are")],
        required=True,
        default=READ,
        readonly=True,
    )
    line_ids = fields.One2many("sidocakep.sign.line", "wizard_id", readonly=True)
    current_line_id = fields.Many2one("sidocakep.sign.line", readonly=True)
    document_html = fields.Html(related="current_line_id.document_html", sanitize=False)
    days_text = fields.Char(related="current_line_id.pk_id.days_text")
    current_number = fields.Integer(compute="_compute_progress")
    count = fields.Integer(compute="_compute_progress")
    read_count = fields.Integer(compute="_compute_progress")
    read_percent = fields.Float(compute="_compute_progress")
    method = fields.Selection(selection="_selection_method")
    method_count = fields.Integer(compute="_compute_method_count")
    secret_label = fields.Char(compute="_compute_secret_label")
    follows_text = fields.Char(compute="_compute_follows_text")
    message = fields.Char(readonly=True)

    # ------------------------------------------------------------------
    # Opening
    # ------------------------------------------------------------------

    @api.model
    def _open(self, documents):
        """Return the action that shows the documents to their signer."""
        methods = self.env["sidocakep.signature.method"]._get_available()
        wizard = self.create(
            {
                "method": methods[0]._signature_code if methods else False,
                "line_ids": [
                    (0, 0, {"res_model": documents._name, "res_id": document.id})
                    for document in documents
                ],
            }
        )
        wizard.current_line_id = wizard.line_ids[:1]
        return wizard._reopen()

    def _reopen(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sign"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    # ------------------------------------------------------------------
    # Computed
    # ------------------------------------------------------------------

    @api.model
    def _selection_method(self):
        """Offer the methods of the user; the current value is always one of them."""
        methods = self.env["sidocakep.signature.method"]._get_available()
        return [(method._signature_code, method._get_label()) for method in methods]

    @api.depends("line_ids.is_read", "current_line_id")
    def _compute_progress(self):
        for wizard in self:
            lines = wizard.line_ids
            wizard.count = len(lines)
            wizard.read_count = len(lines.filtered("is_read"))
            wizard.read_percent = 100 * wizard.read_count / (len(lines) or 1)
            ids = lines.ids
            current = wizard.current_line_id.id
            wizard.current_number = ids.index(current) + 1 if current in ids else 0

    def _compute_method_count(self):
        self.method_count = len(self._selection_method())

    @api.depends("line_ids.res_model")
    @api.depends_context("lang")
    def _compute_follows_text(self):
        """Say what follows: all documents of a window are of one model."""
        for wizard in self:
            name = wizard.line_ids[:1].res_model
            wizard.follows_text = name and self.env[name]._get_signing_notice()

    @api.depends("method")
    def _compute_secret_label(self):
        labels = {
            method._signature_code: method._get_secret_label()
            for method in self.env["sidocakep.signature.method"]._get_available()
        }
        for wizard in self:
            wizard.secret_label = labels.get(wizard.method)

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def action_mark_read(self):
        """Mark the document shown as read and go to the next one; at the end, prove."""
        self._check_owner()
        self._check_lines()
        self.message = False
        self.current_line_id.is_read = True
        unread = self.line_ids.filtered(lambda line: not line.is_read)
        if not unread:
            return self.action_prove()
        later = unread.filtered(lambda line: line.id > self.current_line_id.id)
        self.current_line_id = (later or unread)[0]
        return self._reopen()

    def action_previous(self):
        """Show the document before this one."""
        return self._show(-1)

    def action_next(self):
        """Show the document after this one, without having read this one."""
        return self._show(1)

    def _show(self, distance):
        self._check_owner()
        lines = self.line_ids
        if self.current_line_id not in lines:
            self._check_lines()
            self.current_line_id = lines[0]
        index = lines.ids.index(self.current_line_id.id) + distance
        self.current_line_id = lines[max(0, min(index, len(lines) - 1))]
        return self._reopen()

    def action_read(self):
        """Go back to reading."""
        self._check_owner()
        self.write({"step": READ, "message": False})
        return self._reopen()

    # ------------------------------------------------------------------
    # Signing
    # ------------------------------------------------------------------

    def action_prove(self):
        """Ask who signs; what has not been read is left out and stays waiting."""
        self._check_owner()
        if not self.line_ids.filtered("is_read"):
            raise UserError(self.env._("Read at least one document before you sign."))
        self.step = PROVE
        return self._reopen()

    def action_confirm(self):
        """Sign what was read, if the person proves the identity.

        What the person typed comes in the context of this one call. A wrong answer is
        told in the form instead of raised: the count of wrong answers must stay.
        """
        self._check_owner()
        secret = self.env.context.get(SECRET_KEY)
        return self.with_context(**{SECRET_KEY: None})._confirm(secret)

    def _confirm(self, secret):
        """See :meth:`action_confirm`; from here on the context has no secret."""
        lines = self.line_ids.filtered("is_read")
        if self.step != PROVE or not lines:
            raise UserError(self.env._("Read the documents before you sign."))
        if lines._refresh_changed():
            self.write(
                {
                    "step": READ,
                    "current_line_id": lines.filtered(lambda line: not line.is_read)[0],
                    "message": self.env._(
                        "This document has changed since you read it. Read it again."
                    ),
                }
            )
            return self._reopen()
        method = self.env["sidocakep.signature.method"]._get_method(self.method)
        documents = lines._get_documents()
        try:
            proof = method._prove(secret, lines._get_hashes(), documents._name)
        except AccessDenied as error:
            self.message = self._get_refusal(error)
            return self._reopen()
        signed = documents._sign_shown(proof)
        return self._get_done_action(len(signed), documents - signed)

    @api.model
    def _get_refusal(self, error):
        if error.args and error.args[0] != AccessDenied().args[0]:
            return error.args[0]
        return self.env._("That was not right. Nothing is signed. Try again.")

    @api.model
    def _get_done_action(self, count, busy):
        """Say how many are signed, and which were not because others write them."""
        if count == 1:
            message = self.env._("The document is signed.")
        else:
            message = self.env._("%(count)s documents are signed.", count=count)
        if busy:
            rest = self.env._(
                "Not signed, because somebody else is saving it right now: "
                "%(documents)s. It still waits for you: read it again and sign it in a "
                "minute.",
                documents=", ".join(busy.mapped("display_name")),
            )
            message = f"{message} {rest}"
        return notify(
            message,
            "warning" if busy else "success",
            is_sticky=bool(busy),
            then={"type": "ir.actions.act_window_close"},
        )

    def _check_lines(self):
        """Refuse a window that was not opened from a document.

        :raises UserError: there is nothing in it to read
        """
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "There is no document in this window. Open the window Sign from "
                    "the document."
                )
            )

    def _check_owner(self):
        """What one person has read, another does not sign."""
        self.ensure_one()
        if self.env.su or self.create_uid != self.env.user:
            raise AccessError(
                self.env._(
                    "Only who opened this window signs in it. Open the window Sign "
                    "from the document yourself."
                )
            )
