from datetime import date

from odoo import models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_counting import (
    CountedPeriod,
)


class ResCompany(models.Model):
    """The periods of which something is measured, for what settings may change."""

    _name = "res.company"
    _inherit = "res.company"

    def _get_counted_periods(self):
        """Return each period with a measurement, by its last day; sent by anybody?

        A correction that is open was sent before: its period has another version.
        """
        self.ensure_one()
        measurements = self.env["sidocakep.measurement"]
        measurements.flush_model(["company_id", "date_end", "state"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT item.date_end, BOOL_OR(item.state NOT IN ('open', 'returned'))
                  FROM sidocakep_measurement item
                  JOIN res_company company ON company.id = item.company_id
                 WHERE company.parent_path LIKE %s AND item.state != 'cancelled'
                 GROUP BY item.date_end ORDER BY item.date_end
                """,
                f"{self.id}/%",
            )
        )
        found: dict[date, bool] = dict(rows)
        return [
            *super()._get_counted_periods(),
            *(CountedPeriod(*item) for item in found.items()),
        ]
