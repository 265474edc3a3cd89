"""A list of ours is searched by what its rows are called, also where that is told."""

from odoo import api, models


class Base(models.AbstractModel):
    """Every model: the name of a row may be words that are composed when it is read.

    What a check finds is such. Odoo would search a column that is not there; of a
    finding or a bundle there are few enough to be read.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _search_display_name(self, operator, value):
        field = self._fields.get(self._rec_name)
        if (
            self._rec_names_search
            or not field
            or field.store
            or field.search
            or not self._is_ours(field)
        ):
            return super()._search_display_name(operator, value)
        rows = self.search([])  # pylint: disable=no-search-all
        named = rows.filtered_domain([(field.name, operator, value)])
        return [("id", "in", named.ids)]
