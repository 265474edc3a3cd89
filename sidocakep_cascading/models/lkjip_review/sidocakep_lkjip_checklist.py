from odoo import api, fields, models


class SidocakepLkjipChecklist(models.Model):
    """One edition of the checklist by which a performance report is reviewed.

    An edition that a review was drawn up by stays as it is, its copy is the next one.
    PermenPANRB 53/2014 annex III.
    """

    _name = "sidocakep.lkjip.checklist"
    _description = "Edition of the Review Checklist"
    _order = "year_from desc, id desc"

    name = fields.Char(required=True)
    year_from = fields.Integer(
        string="From the Performance Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
        help="A report of this year or later is reviewed by it, until a later edition.",
    )
    article = fields.Char(required=True, help="The rule that it comes from.")
    note = fields.Text()
    item_ids = fields.One2many(
        "sidocakep.lkjip.checklist.item",
        "checklist_id",
        string="Items of the Checklist",
        copy=True,
    )
    review_ids = fields.One2many("sidocakep.lkjip.review", "checklist_id")
    is_used = fields.Boolean(
        compute="_compute_is_used",
        compute_sudo=True,
        help="A report was reviewed by it: copy it to change an item.",
    )

    _year_uniq = models.UniqueIndex(
        "(year_from, name)", "This edition exists already. Open that one."
    )

    @api.depends("review_ids")
    def _compute_is_used(self):
        for checklist in self:
            checklist.is_used = bool(checklist.review_ids)

    def copy_data(self, default=None):
        """Name the copy as what it is, so that both can stand."""
        return [
            vals | {"name": self.env._("%s (copy)", checklist.name)} | (default or {})
            for checklist, vals in zip(
                self, super().copy_data(default=default), strict=True
            )
        ]

    @api.model
    def _get_for_year(self, year):
        """Return the edition by which a report of the year is reviewed, if any."""
        return self.search([("year_from", "<=", year)], limit=1)
