from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.engine.sealing import get_seal


class SidocakepPkSignLine(models.TransientModel):
    """One agreement before its signer: what is shown, and whether it was read."""

    _name = "sidocakep.pk.sign.line"
    _description = "Agreement to Sign"
    _order = "id"

    wizard_id = fields.Many2one(
        "sidocakep.pk.sign", required=True, index=True, ondelete="cascade"
    )
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="Agreement",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    first_title = fields.Char(related="pk_id.first_title", string="Position")
    first_name = fields.Char(related="pk_id.first_name", string="Party I")
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
                    "What is shown for signing comes from the agreement alone. Open "
                    "the window again."
                )
            )
        return super().write(vals)

    @api.depends("content")
    def _compute_document_html(self):
        for line in self:
            line.document_html = line.content and line._render_document()

    def _render_document(self):
        """Return the agreement as it is read; an addon that prints shows its form."""
        return self.env["ir.qweb"]._render(
            "sidocakep_cascading.pk_document", {"doc": self.content}
        )

    def action_show(self):
        """Read this agreement (again)."""
        self.ensure_one()
        self.wizard_id._check_owner()
        self.wizard_id.current_line_id = self
        return self.wizard_id.action_read()

    def _load_content(self):
        contents = self.pk_id._get_contents()
        for line in self:
            content = contents[line.pk_id.id]
            line.sudo().write({"content": content, "is_read": False})

    def _get_hashes(self):
        """Return ``{pk id: hash of what was shown}``."""
        return {line.pk_id.id: get_seal(line.content) for line in self}

    def _refresh_changed(self):
        """Show again what changed since it was shown; return those lines."""
        now = self.pk_id._get_hashes()
        shown = self._get_hashes()
        changed = self.filtered(lambda line: shown[line.pk_id.id] != now[line.pk_id.id])
        changed._load_content()
        return changed
