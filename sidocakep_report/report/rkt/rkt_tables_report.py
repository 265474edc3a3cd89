from odoo import api, models

from ...models.rkt.sidocakep_rkt import TABLES


class RktTablesReport(models.AbstractModel):
    """Values of the printed Tabel I and II. Gunung Mas 24/2024 annex B.4.a."""

    _name = "report.sidocakep_report.report_rkt_tables"
    _description = "Printed Relation of the Plan to the Yearly Performance Plan"
    _inherit = ["sidocakep.rkt.relation.mixin", "sidocakep.form.report.mixin"]
    _relation_kind = TABLES

    _printed_model = "sidocakep.rkt"

    @api.model
    def _get_form_templates(self):
        return super()._get_form_templates() | {
            "gunung_mas_rkt": "sidocakep_report.rkt_tables_gunung_mas"
        }

    @api.model
    def _take_relation(self, relation):
        return {"tables": relation}

    @api.model
    def _get_form_page(self, values):
        """Also name a tujuan, and a sasaran, once for all that stands beside it."""
        page = super()._get_form_page(values)
        if not page:
            return None
        tables = values["tables"]
        rows = [dict(row) for row in tables["table_1"]]
        _set_spans(rows, "goal_span", ("goal",))
        _set_spans(rows, "objective_span", ("goal", "objective"))
        plan_rows = [dict(row) for row in tables["table_2"]]
        _set_spans(plan_rows, "objective_span", ("level", "objective"))
        return {
            **page,
            "years": tables["years"],
            "rows": rows,
            "plan_rows": plan_rows,
        }


def _set_spans(rows, name, keys):
    """Set in the first of the rows that agree in ``keys`` how many these are."""
    first, said = {}, None
    for row in rows:
        key = [row[item] for item in keys]
        if key != said:
            first, said = row, key
        first[name] = first.get(name, 0) + 1
