from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...models.realisation.sidocakep_realisation_month import ADDED, HEADS, TEXTS


class ReconciliationReport(models.AbstractModel):
    """Values of the printed reconciliation: the year of an agency to a month."""

    _name = "report.sidocakep_report.report_reconciliation"
    _description = "Printed Reconciliation with the LRA"

    @api.model
    def _get_report_values(self, docids, data=None):
        months = self.env["sidocakep.realisation.month"].browse(docids)
        months.check_access("read")
        day = self.env.user._get_office_day()
        rows = months._get_reconciliations()
        return {
            "doc_ids": months.ids,
            "doc_model": months._name,
            "heads": HEADS,
            "added": ADDED,
            "texts": TEXTS,
            "pages": [
                {
                    "record": month,
                    "holder": month.company_id.name.upper(),
                    "year": month.year,
                    "date": format_date(day),
                    "date_iso": fields.Date.to_string(day),
                    "rows": rows[month],
                }
                for month in months
            ],
        }
