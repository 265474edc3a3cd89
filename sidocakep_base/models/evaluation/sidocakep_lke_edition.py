from odoo import api, fields, models


class SidocakepLkeEdition(models.Model):
    """One edition of the evaluation sheet (Lembar Kerja Evaluasi): what is asked.

    The sheet changes with its regulation, and governments add criteria of their own:
    an edition that an index uses stays as it is, its copy is the next one. Nothing is
    scored here. PermenPANRB 88/2021.
    """

    _name = "sidocakep.lke.edition"
    _description = "Edition of the Evaluation Sheet"
    _order = "year_from desc, id desc"

    name = fields.Char(required=True)
    year_from = fields.Integer(
        string="From the Evaluated Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
        help="An index of this year or later is drawn up by it, until a later edition.",
    )
    note = fields.Text()
    criterion_ids = fields.One2many(
        "sidocakep.lke.criterion", "edition_id", string="Criteria", copy=True
    )
    index_ids = fields.One2many("sidocakep.lke.index", "edition_id")
    is_used = fields.Boolean(
        compute="_compute_is_used",
        compute_sudo=True,
        help="An index was drawn up by it: copy it to change a criterion.",
    )

    _year_uniq = models.UniqueIndex(
        "(year_from, name)", "This edition exists already. Open that one."
    )

    @api.depends("index_ids")
    def _compute_is_used(self):
        for edition in self:
            edition.is_used = bool(edition.index_ids)

    def copy_data(self, default=None):
        """Name the copy as what it is, so that both can stand."""
        return [
            vals | {"name": self.env._("%s (copy)", edition.name)} | (default or {})
            for edition, vals in zip(
                self, super().copy_data(default=default), strict=True
            )
        ]

    @api.model
    def _get_for_year(self, year):
        """Return the edition by which an index of the year is drawn up, if any."""
        return self.search([("year_from", "<=", year)], limit=1)
