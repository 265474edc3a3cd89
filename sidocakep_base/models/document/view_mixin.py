"""What the reports share that the database computes from the records of now."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

# An object cannot travel over RPC: only the fetch of a search can put it in a context.
_COLUMNS = object()
_COLUMNS_KEY = "sidocakep_view_columns"
_OFFERS = {"searchable", "sortable", "groupable"}


class SidocakepViewMixin(models.AbstractModel):
    """A model whose table is a long query.

    - PostgreSQL compiles a query from which it expects many rows (``jit``), and of the
      recursive steps of these it expects far too many: compiling takes several times
      as long as reading. It is put off to the end of the transaction.
    - The query runs once for a page: with all of its columns, and with the count of
      what was found, for which the web client would run it again.
    """

    _name = "sidocakep.view.mixin"
    _description = "Report of the Database"

    found_count = fields.Integer(
        string="Found", readonly=True, prefetch=False, aggregator=None
    )

    @api.model
    def _search(self, domain, *args, **kwargs):
        self.env.cr.execute("SET LOCAL jit = off")
        return super()._search(domain, *args, **kwargs)

    def _fetch_query(self, query, fields):
        """Let the columns of the rows that were found, and these alone, be counted."""
        model = self.with_context(**{_COLUMNS_KEY: _COLUMNS})
        return (
            super(SidocakepViewMixin, model)
            ._fetch_query(query, fields)
            .with_env(self.env)
        )

    def _field_to_sql(self, alias, field_expr, query=None):
        """The count is that of the search, whatever part of it is shown."""
        if field_expr != "found_count":
            return super()._field_to_sql(alias, field_expr, query)
        if self.env.context.get(_COLUMNS_KEY) is not _COLUMNS:
            # PostgreSQL refuses a window in a condition, a group or a sum.
            raise AccessError(
                self.env._(
                    "The number of rows found belongs to a search: it cannot be "
                    "searched, sorted, grouped or summed. Count the rows instead."
                )
            )
        return SQL("COUNT(*) OVER ()")

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Do not offer the count as a filter, an order or a group."""
        result = super().fields_get(allfields, attributes)
        count = result.get("found_count", {})
        count.update(dict.fromkeys(count.keys() & _OFFERS, False))
        return result

    @api.model
    @api.readonly
    def web_search_read(
        self,
        domain,
        specification,
        offset=0,
        limit=None,
        order=None,
        count_limit=None,
    ):
        columns = [
            name for name, field in self._fields.items() if field.store and name != "id"
        ]
        records = self.search_fetch(domain, columns, offset, limit, order)
        found = records[:1].found_count or offset
        return {
            "length": min(found, count_limit) if count_limit else found,
            "records": records.web_read(specification),
        }
