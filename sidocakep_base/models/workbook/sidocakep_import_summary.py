"""What a check found in one sheet, in figures."""

from odoo import fields, models


class SidocakepImportSummary(models.Model):
    """Rows of one sheet: created, changed, unchanged, skipped; problems found."""

    _name = "sidocakep.import.summary"
    _description = "Import Summary"
    _order = "import_id, sequence, id"

    import_id = fields.Many2one(
        "sidocakep.import", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="import_id.company_id",
        string="Agency",
        store=True,
        index=True,
        precompute=True,
    )
    sequence = fields.Integer()
    sheet = fields.Char(required=True)
    created = fields.Integer(string="New")
    changed = fields.Integer()
    unchanged = fields.Integer()
    skipped = fields.Integer(help="Example rows and rows marked to be skipped.")
    left_out = fields.Text(string="Rows Left Out")
    errors = fields.Integer()
    warnings = fields.Integer()
