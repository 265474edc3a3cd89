from odoo import api, models

ROMAN = ("I", "II", "III", "IV")
QUARTER = ":quarter"


class Base(models.AbstractModel):
    """A quarter by which our lists, pivots and exports are grouped has our word.

    Odoo takes that of the locale, “K3 2026” in Indonesian, which no office writes.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _web_read_group_groupby_formatter(self, groupby_spec, values):
        formatter = super()._web_read_group_groupby_formatter(groupby_spec, values)
        is_ours = self._name.startswith("sidocakep.") and groupby_spec.endswith(QUARTER)
        # by the quarter of a related record: its own model has said it
        if not is_ours or "." in groupby_spec:
            return formatter

        def format_quarter(value):
            found, domain = formatter(value)
            if not found:
                return found, domain
            return (found[0], self._say_quarter(value)), domain

        return format_quarter

    @api.model
    def _say_quarter(self, day):
        """Return the quarter of a day in words."""
        number = ROMAN[(day.month - 1) // 3]
        return self.env._("Quarter %(number)s %(year)s", number=number, year=day.year)
