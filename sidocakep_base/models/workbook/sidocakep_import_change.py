"""What an import creates or changes, row by row."""

from odoo import fields, models


class SidocakepImportChange(models.Model):
    """One row of the preview; kept after applying as the record of what was done."""

    _name = "sidocakep.import.change"
    _description = "Import Change"
    _order = "import_id, id"
    _rec_name = "label"

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
    sheet = fields.Char(required=True)
    row = fields.Integer(aggregator=None)
    label = fields.Char(string="Record")
    action = fields.Selection(
        [("created", "New"), ("changed", "Changed")], required=True
    )
    details = fields.Text(help="Column: old value → new value.")
