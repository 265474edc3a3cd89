from odoo import fields, models


class SidocakepLkeEdition(models.Model):
    """One edition of the evaluation sheet (Lembar Kerja Evaluasi): what is asked.

    The sheet changes with its regulation, and governments add criteria of their own:
    an edition that an index uses stays as it is, its copy is the next one. Nothing is
    scored here. PermenPANRB 88/2021.
    """

    _name = "sidocakep.lke.edition"
    _description = "Edition of the Evaluation Sheet"
    _inherit = ["sidocakep.edition.mixin"]

    _edition_uses = "index_ids"

    year_from = fields.Integer(
        string="From the Evaluated Year",
        help="An index of this year or later is drawn up by it, until a later edition.",
    )
    criterion_ids = fields.One2many(
        "sidocakep.lke.criterion", "edition_id", string="Criteria", copy=True
    )
    index_ids = fields.One2many("sidocakep.lke.index", "edition_id")
    is_used = fields.Boolean(
        help="An index was drawn up by it: copy it to change a criterion."
    )
