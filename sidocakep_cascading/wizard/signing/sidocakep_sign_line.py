from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.engine.sealing import get_seal

SIGNABLE = "sidocakep.signable.mixin"


class SidocakepSignLine(models.TransientModel):
    """One document before its signer: what is shown, and whether it was read."""

    _name = "sidocakep.sign.line"
    _description = "Document to Sign"
    _order = "id"

    wizard_id = fields.Many2one(
        "sidocakep.sign", required=True, index=True, ondelete="cascade"
    )
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Document", model_field="res_model", required=True, readonly=True
    )
    name = fields.Char(compute="_compute_name", string="Name of the Document")
    pk_id = fields.Many2one(
        "sidocakep.pk", string="Agreement", compute="_compute_pk_id"
    )
    content = fields.Json(readonly=True, help="The document as it is shown.")
    document_html = fields.Html(compute="_compute_document_html", sanitize=False)
    is_read = fields.Boolean()

    @api.model_create_multi
    def create(self, vals_list):
        """Show what the document says now; nobody brings another text along."""
        lines = super().create(
            [
                {key: val for key, val in vals.items() if key != "content"}
                for vals in vals_list
            ]
        )
        lines._load_content()
        return lines

    def write(self, vals):
        if not self.env.su and not vals.keys() <= {"is_read"}:
            raise AccessError(
                self.env._(
                    "What is shown for signing comes from the document alone. Open "
                    "the window again."
                )
            )
        return super().write(vals)

    @api.depends("res_model", "res_id")
    def _compute_name(self):
        for line in self:
            line.name = line._get_documents().display_name

    @api.depends("res_model", "res_id")
    def _compute_pk_id(self):
        for line in self:
            line.pk_id = line.res_model == "sidocakep.pk" and line.res_id

    @api.depends("content")
    def _compute_document_html(self):
        for line in self:
            document = line._get_documents()
            line.document_html = line.content and document._render_for_signing(
                line.content
            )

    def _get_documents(self):
        """Return the documents of these lines, which the user may read."""
        models = set(self.mapped("res_model"))
        signable = self.env.registry[SIGNABLE]
        if len(models) != 1 or not isinstance(self.env.get(*models), signable):
            raise AccessError(
                self.env._(
                    "In one window documents of one kind are signed. Open it from the "
                    "document."
                )
            )
        documents = self.env[models.pop()].browse(self.mapped("res_id"))
        documents.check_access("read")
        return documents

    def action_show(self):
        """Read this document (again)."""
        self.ensure_one()
        self.wizard_id._check_owner()
        self.wizard_id.current_line_id = self
        return self.wizard_id.action_read()

    def _load_content(self):
        contents = self._get_documents()._get_contents() if self else {}
        for line in self:
            content = contents[line.res_id]
            line.sudo().write({"content": content, "is_read": False})

    def _get_hashes(self):
        """Return ``{document id: hash of what was shown}``."""
        return {line.res_id: get_seal(line.content) for line in self}

    def _refresh_changed(self):
        """Show again what changed since it was shown; return those lines."""
        now = self._get_documents()._get_hashes()
        shown = self._get_hashes()
        changed = self.filtered(lambda line: shown[line.res_id] != now[line.res_id])
        changed._load_content()
        return changed
