"""What stands as of a period is added up with nothing of another one."""

from odoo import models
from odoo.tools import SQL

#: Aggregates that make of the rows of several periods what is of none of them.
ADDING = ("sum", "avg")


class SidocakepOnePeriodMixin(models.AbstractModel):
    """A view of the database with the state at the end of each period.

    An indicator stands in it once for each quarter and once for the year: over several
    periods its counts would count it again, and a mean would mix what is cumulative.
    A group of a list, pivot or graph has such a figure where it is of one period, and
    none where it is of several.
    """

    _name = "sidocakep.one.period.mixin"
    _description = "State of a Period"

    #: What tells one period from another, by columns of the model.
    _one_period = ("period_kind", "date_end")
    #: Fields that are of one period by whatever they are aggregated.
    _of_one_period = ()

    def _read_group_select(self, aggregate_spec, query):
        selected = super()._read_group_select(aggregate_spec, query)
        name, _separator, how = aggregate_spec.partition(":")
        field = self._fields.get(name)
        is_of_one = name in self._of_one_period or (
            field and field.aggregator and name != "id" and how in ADDING
        )
        if not is_of_one:
            return selected
        return self._select_of_one_period(query, selected)

    def _select_of_one_period(self, query, selected):
        """Return an aggregate that is none where its rows are of several periods."""
        columns = [
            self._field_to_sql(self._table, column, query)
            for column in self._one_period
        ]
        return SQL(
            "CASE WHEN COUNT(DISTINCT (%s)) = 1 THEN %s END",
            SQL(", ").join(columns),
            selected,
        )
