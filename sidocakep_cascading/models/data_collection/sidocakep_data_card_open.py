from datetime import timedelta

from odoo import fields, models

from odoo.addons.sidocakep_base.models.home.res_users_letter import REMINDERS

from ...engine.periods import ending


class SidocakepDataCard(models.Model):
    """When a card asks, and with which row."""

    _name = "sidocakep.data.card"
    _inherit = "sidocakep.data.card"

    def _get_due_periods(self):
        """Return the periods that are asked for today.

        Asked a week before the last day of entry, and again after it as long as the
        card holds; an indicator that begins later is not asked for before.
        """
        self.ensure_one()
        today = self.env.user._get_office_day()
        latest = today - timedelta(days=self.entry_days - REMINDERS[0])
        return list(ending(self.frequency, self.date_from, latest))

    def _prepare_figure(self, period, due, verify):
        """Return the values of the row of a period, with the parts to be counted.

        :param due: the last day of entry
        :param verify: the last day of verification
        """
        return {
            "card_id": self.id,
            "company_id": self.company_id.id,
            "indicator_id": self.indicator_id.id,
            "period_kind": period.kind,
            "year": period.year,
            "period_no": period.number,
            "date_end": period.end,
            "date_due": due,
            "date_verify": max(due, verify),
            "responsible_job_id": self.responsible_job_id.id,
            "asked_job_id": self.responsible_job_id.id,
            "data_year": period.year,
            "part_ids": [
                fields.Command.create(
                    {
                        "name": part.name,
                        "is_below": part.is_below,
                        "sequence": part.sequence,
                        "counted_by_job_id": part.counted_by_job_id.id,
                    }
                )
                for part in (self.part_ids if self.formula != "typed" else ())
            ],
        }
