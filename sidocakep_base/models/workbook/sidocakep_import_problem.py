"""What is wrong in an imported workbook: where, what, and how to mend it."""

from odoo import fields, models

from ..document.sidocakep_finding import SEVERITY_LABELS


class SidocakepImportProblem(models.Model):
    """One finding of a check. A serious one stops the import, a warning does not."""

    _name = "sidocakep.import.problem"
    _description = "Import Problem"
    _order = "import_id, severity, id"
    _rec_name = "message"

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
    severity = fields.Selection(SEVERITY_LABELS, required=True)
    code = fields.Char(required=True, help="Stable key of the kind of problem.")
    reason = fields.Char(help="Stable key of what could not be read in the cell.")
    sheet = fields.Char()
    row = fields.Integer(aggregator=None)
    # Of an office of a thousand people a list longer than a line may be; so may a cell.
    rows = fields.Text(help="All rows in which it is wrong, by the same cause.")
    row_count = fields.Integer(
        string="Count", aggregator=None, help="How many rows it is wrong in."
    )
    column = fields.Char()
    value = fields.Text(string="In the Cell")
    message = fields.Text(string="What Is Wrong", required=True)
    remedy = fields.Text(string="What Mends It")
