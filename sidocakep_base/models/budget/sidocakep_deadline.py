from odoo import api, models

from ..document.deadline_clock import WHOLE_YEAR
from ..regulation.sidocakep_profile_deadline import WITHOUT_DPA

RATIFIED = "dpa_ratified"
DECIDED = "budget_decided"


class SidocakepDeadline(models.Model):
    """The budget starts clocks.

    * "The DPA is ratified" is the ratification of the first version (murni) of the
      nearest DPA at or above the agency: a shift or a revision later in the year
      starts no new clock. An agency without a DPA promises on its tupoksi (Paser
      23/2016 art. 4(3), which names no day); where its profile reads it so, the day
      on which the government's budget of the year is decided counts for it, as it does
      for the head of region.
    * "The budget of the year is decided" is the day entered in Budget > Budget Years
      (Gunung Mas 24/2024 art. 7(4): "setelah tahun anggaran disahkan").
    """

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_clock_starts(self, companies, years):
        starts = super()._get_clock_starts(companies, years)
        decided = self.env["sidocakep.budget.year"]._get_decided_on(
            companies.root_id, years
        )
        ratified = {
            (company.id, year): day
            for company, year, day in self.env["sidocakep.budget"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "in", companies.parent_ids.ids),
                    ("year", "in", list(years)),
                    ("state", "in", ["ratified", "superseded"]),
                ],
                ["company_id", "year"],
                ["ratified_on:min"],
            )
        }
        starts |= {RATIFIED: {}, DECIDED: {}, WITHOUT_DPA: {}}
        for company in companies:
            for year in years:
                days = [
                    ratified[unit.id, year]
                    for unit in reversed(company.parent_ids)
                    if (unit.id, year) in ratified
                ]
                of_government = decided.get((company.root_id.id, year))
                key = (company.id, year, WHOLE_YEAR)
                if days:
                    starts[RATIFIED][key] = days[0]
                elif of_government:
                    starts[WITHOUT_DPA][key] = of_government
                if of_government:
                    starts[DECIDED][key] = of_government
        return starts
