from odoo import fields, models


class SidocakepPkDifferenceLine(models.TransientModel):
    """One row of two PKs: what it was and what it is."""

    _name = "sidocakep.pk.difference.line"
    _description = "Row of the Difference of Two Agreements"

    difference_id = fields.Many2one(
        "sidocakep.pk.difference", required=True, index=True, ondelete="cascade"
    )
    section = fields.Selection(
        [
            ("document", "Document"),
            ("first", "Party I"),
            ("second", "Party II"),
            ("table1", "Tabel I"),
            ("table2", "Tabel II"),
        ],
        required=True,
    )
    label = fields.Text(string="What", required=True)
    before = fields.Text()
    after = fields.Text()
    kind = fields.Selection(
        [
            ("same", "Unchanged"),
            ("changed", "Changed"),
            ("added", "Added"),
            ("removed", "Removed"),
        ],
        string="Kind of Change",
        required=True,
    )
