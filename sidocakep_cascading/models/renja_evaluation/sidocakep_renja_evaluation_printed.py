from odoo import api, fields, models

from .sidocakep_renja_printed import KEY_FIELDS


class SidocakepRenjaEvaluation(models.Model):
    """Beside our figure stands what a document prints, and why it differs."""

    _name = "sidocakep.renja.evaluation"
    _inherit = "sidocakep.renja.evaluation"

    document_text = fields.Text(
        string="What a Document Prints",
        compute="_compute_document_text",
        help="Where it differs from our figure, and why.",
    )

    can_record_printed = fields.Boolean(compute="_compute_can_record_printed")

    @api.depends_context("uid")
    def _compute_can_record_printed(self):
        allowed = self.env["sidocakep.renja.printed"].has_access("create")
        for row in self:
            row.can_record_printed = allowed

    @api.depends(*KEY_FIELDS)
    @api.depends_context("lang", "uid")
    def _compute_document_text(self):
        printed = self._find_printed()
        for row in self:
            record = printed.get(row)
            row.document_text = record and record._get_printed_text()

    def _find_printed(self):
        """Return ``{row: what a document prints of it}``, in one query."""
        records = self.env["sidocakep.renja.printed"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
                ("node_id", "in", self.node_id.ids),
            ]
        )
        by_key = {record._get_key(): record for record in records}
        rows = {row: row._get_printed_key() for row in self}
        return {row: by_key[key] for row, key in rows.items() if key in by_key}

    def _get_printed_key(self):
        """Return what a row and the record of what is printed have in common."""
        self.ensure_one()
        return tuple(
            self[name].id if name.endswith("_id") else self[name] for name in KEY_FIELDS
        )

    def action_open_printed(self):
        """Open what a document prints of this row, to record it or to read it."""
        self._ensure_row()
        self.check_access("read")
        record = self._find_printed().get(self)
        if not record:
            self.env["sidocakep.renja.printed"].check_access("create")
        names = zip(KEY_FIELDS, self._get_printed_key(), strict=True)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What a Document Prints"),
            "res_model": "sidocakep.renja.printed",
            "res_id": record.id if record else False,
            "view_mode": "form",
            "target": "new",
            "context": {f"default_{name}": value for name, value in names},
        }
