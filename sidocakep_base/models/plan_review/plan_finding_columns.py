"""What every query of findings has in common."""

from odoo.tools import SQL

#: What a query may say, in this order; what it does not say is NULL.
COLUMNS = {
    "plan_id": "integer",
    "company_id": "integer",
    "severity": "varchar",
    "node_id": "integer",
    "level": "varchar",
    "indicator_id": "integer",
    "year": "integer",
    "target_id": "integer",
    "rkt_id": "integer",
    "rkt_line_id": "integer",
    "amount": "numeric",
}
# The plans of today: history is not mended.
LIVE = SQL("plan.state IN ('draft', 'reviewed', 'decided')")


def select(values, source):
    """Return a query of all columns: ``values`` and, besides the plan, NULL."""
    values = {"plan_id": SQL("plan.id"), "company_id": SQL("plan.company_id"), **values}
    columns = [
        SQL(
            "%s::%s AS %s",
            values.get(name),
            SQL(kind),
            SQL.identifier(name),
        )
        for name, kind in COLUMNS.items()
    ]
    return SQL(
        "SELECT %s, plan.state AS plan_state, plan.kind AS plan_kind %s",
        SQL(", ").join(columns),
        source,
    )
