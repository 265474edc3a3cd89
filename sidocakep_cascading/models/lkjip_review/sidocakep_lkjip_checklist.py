from odoo import fields, models


class SidocakepLkjipChecklist(models.Model):
    """One edition of the checklist by which a performance report is reviewed.

    An edition that a review was drawn up by stays as it is, its copy is the next one.
    PermenPANRB 53/2014 annex III.
    """

    _name = "sidocakep.lkjip.checklist"
    _description = "Edition of the Review Checklist"
    _inherit = ["sidocakep.edition.mixin"]

    _edition_uses = "review_ids"

    year_from = fields.Integer(
        string="From the Performance Year",
        help="A report of this year or later is reviewed by it, until a later edition.",
    )
    article = fields.Char(required=True, help="The rule that it comes from.")
    item_ids = fields.One2many(
        "sidocakep.lkjip.checklist.item",
        "checklist_id",
        string="Items of the Checklist",
        copy=True,
    )
    review_ids = fields.One2many("sidocakep.lkjip.review", "checklist_id")
    is_used = fields.Boolean(
        help="A report was reviewed by it: copy it to change an item."
    )
