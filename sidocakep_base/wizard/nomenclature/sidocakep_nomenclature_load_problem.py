from odoo import fields, models


class SidocakepNomenclatureLoadProblem(models.TransientModel):
    """What is wrong in one cell of a file that is being loaded."""

    _name = "sidocakep.nomenclature.load.problem"
    _description = "Problem in a Nomenclature File"
    _order = "sheet, row, id"

    load_id = fields.Many2one(
        "sidocakep.nomenclature.load", required=True, index=True, ondelete="cascade"
    )
    sheet = fields.Char()
    row = fields.Integer()
    column = fields.Char()
    message = fields.Text(string="What Is Wrong")
    remedy = fields.Text(string="How to Mend It")
