"""Editions of what is asked: lists that a regulation changes from a year on."""

from odoo import api, fields, models


class SidocakepEditionMixin(models.AbstractModel):
    """One edition of a list, by which documents of a year or later are drawn up.

    ``_edition_uses`` names the one2many to those documents. An edition that one was
    drawn up by stays as it is: its copy is the next one, and holds from its own year.
    The parts inherit ``sidocakep.edition.part.mixin``.
    """

    _name = "sidocakep.edition.mixin"
    _description = "Edition Mixin"
    _inherit = ["sidocakep.kept.mixin"]
    _kept_whole = True
    _order = "year_from desc, id desc"

    _edition_uses: str

    name = fields.Char(required=True)
    year_from = fields.Integer(
        string="From the Year",
        required=True,
        aggregator=None,
        default=lambda self: self.env.user._get_office_day().year,
    )
    note = fields.Text()
    is_used = fields.Boolean(compute="_compute_is_used", compute_sudo=True)

    # Words that are code: those of a table are not loaded for models of other addons.
    _year_uniq = models.UniqueIndex(
        "(year_from, name)",
        lambda env, _diagnostics: env._("This edition exists already. Open that one."),
    )

    @api.depends(lambda self: () if self._abstract else (self._edition_uses,))
    def _compute_is_used(self):
        for edition in self:
            edition.is_used = bool(edition[self._edition_uses])

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
        """Return the edition by which a document of the year is drawn up, if any."""
        return self.search([("year_from", "<=", year)], limit=1)
