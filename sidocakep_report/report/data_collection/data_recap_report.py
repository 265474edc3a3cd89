from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS, format_date
from odoo.addons.sidocakep_cascading.wizard.data_collection import (
    sidocakep_data_recap,
)


class DataRecapReport(models.AbstractModel):
    """Values of the printed recapitulation. Gunung Mas 24/2024 art. 9(4)d."""

    _name = "report.sidocakep_report.report_data_recap"
    _description = "Printed Recapitulation of Performance Data"

    @api.model
    def _get_report_values(self, docids, data=None):
        recaps = self.env["sidocakep.data.recap"].browse(docids)
        recaps.check_access("read")
        day = self.env.user._get_office_day()
        return {
            "doc_ids": recaps.ids,
            "doc_model": recaps._name,
            "heads": sidocakep_data_recap.HEADS,
            "pages": [
                {
                    "record": recap,
                    "holder": recap.company_id.name.upper(),
                    "quarter": QUARTERS[int(recap.quarter) - 1],
                    "date": format_date(day),
                    "date_iso": fields.Date.to_string(day),
                    "rows": recap._get_rows(),
                    "covered": recap._say_covered(),
                }
                for recap in recaps
            ],
        }
