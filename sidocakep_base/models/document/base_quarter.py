"""Periods by which our lists, pivots and exports are grouped."""

from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

ROMAN = ("I", "II", "III", "IV")
QUARTER, MONTH = ":quarter", ":month"
#: The last day of a period, and what kind of period it is.
END, KIND = "date_end", "period_kind"
#: Periods that end within one by which is grouped and are none of it: a year ends with
#: its fourth quarter.
APART = {
    END + QUARTER: ("year", "five_year"),
    END + MONTH: ("quarter", "year", "five_year"),
}
#: By which day of the month their groups are known: the others by the first.
DAYS = {"quarter": 2, "year": 3, "five_year": 4}
KINDS = {day: kind for kind, day in DAYS.items()}


class Base(models.AbstractModel):
    """A quarter by which our lists, pivots and exports are grouped has our word.

    Odoo takes that of the locale, “K3 2026” in Indonesian, which no office writes; and
    it knows of a day only, so that the year's measurement would stand in the fourth
    quarter.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _get_apart(self, groupby_spec):
        """Return the kinds of period that are groups of their own, by this grouping."""
        kind = self._fields.get(KIND)
        is_ours = self._name.startswith("sidocakep.") and kind and kind.store
        return APART.get(groupby_spec, ()) if is_ours else ()

    def _read_group_groupby(self, alias, groupby_spec, query):
        column = super()._read_group_groupby(alias, groupby_spec, query)
        if not (apart := self._get_apart(groupby_spec)):
            return column
        days = SQL(" ").join(SQL("WHEN %s THEN %s", kind, DAYS[kind]) for kind in apart)
        kind = self._field_to_sql(alias, KIND, query)
        return SQL("(%s + CASE %s %s ELSE 1 END - 1)", column, kind, days)

    @api.model
    def _web_read_group_groupby_formatter(self, groupby_spec, values):
        formatter = super()._web_read_group_groupby_formatter(groupby_spec, values)
        is_ours = self._name.startswith("sidocakep.")
        # by the period of a related record: its own model has said it
        if not is_ours or "." in groupby_spec:
            return formatter
        apart = self._get_apart(groupby_spec)
        if not apart and not groupby_spec.endswith(QUARTER):
            return formatter

        def format_period(value):
            if not value:
                return formatter(value)
            kind = KINDS.get(value.day) if apart else None
            start = value - timedelta(days=value.day - 1) if kind else value
            (key, said), domain = formatter(start)
            if apart:
                of_kind = (
                    Domain(KIND, "=", kind) if kind else ~Domain(KIND, "in", apart)
                )
                domain = list(Domain(domain) & of_kind)
                key = value.strftime("%Y-%m-%d")
            if kind in ("year", "five_year"):
                said = self._say_years(kind, start)
            elif kind or groupby_spec.endswith(QUARTER):
                said = self._say_quarter(start)
            return (key, said), domain

        return format_period

    @api.model
    def _web_read_group_fill_temporal(
        self,
        groups,
        groupby,
        aggregates,
        fill_from=False,
        fill_to=False,
        min_groups=False,
    ):
        """Only what is not apart has holes: between two years there is no third."""
        fill = super()._web_read_group_fill_temporal
        bounds = {"fill_from": fill_from, "fill_to": fill_to, "min_groups": min_groups}
        if not self._get_apart(groupby[0]):
            return fill(groups, groupby, aggregates, **bounds)
        apart, others = [], []
        for group in groups:
            is_apart = group[0] and group[0].day in KINDS
            (apart if is_apart else others).append(group)
        filled = fill(others, groupby, aggregates, **bounds) if others else []
        dated = [group for group in filled if group[0]]
        undated = filled[len(dated) :]
        return sorted(dated + apart, key=lambda group: group[0]) + undated

    @api.model
    def _say_quarter(self, day):
        """Return the quarter of a day in words."""
        number = ROMAN[(day.month - 1) // 3]
        return self.env._("Quarter %(number)s %(year)s", number=number, year=day.year)

    @api.model
    def _say_years(self, kind, day):
        """Return the year, or the five years, that end with the year of a day."""
        if kind == "year":
            return self.env._("Year %(year)s", year=day.year)
        return self.env._("Five Years to %(year)s", year=day.year)
