"""The Dinas Kesehatan with a DPA of two sub kegiatan, and documents of its months."""

from odoo import Command
from odoo.tests import freeze_time

from ..common_plan import PlanCase


@freeze_time("2026-10-05 03:00:00")
class RealisationCase(PlanCase):
    """The Sekretaris enters; the DPA has 10.000.000 and 4.000.000."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls._create_budget(
            {cls.sub_1: 10_000_000, cls.sub_2: 4_000_000}, ratified_on="2026-01-05"
        )
        cls.budget.action_ratify()
        cls.months = cls.env["sidocakep.realisation.month"].with_user(
            cls.user_secretary_a
        )
        cls.rows = cls.env["sidocakep.realisation"].with_user(cls.user_secretary_a)

    @classmethod
    def _open(cls, month, *rows, year=2026):
        """Return the month with the rows, entered as the form enters them."""
        return cls.months.create(
            {
                "company_id": cls.agency_a.id,
                "year": year,
                "month": f"{month:02}",
                "realisation_ids": [Command.create(row) for row in rows],
            }
        )

    @classmethod
    def _row(cls, node, amount, kind="ls", number=False, **kw):
        return {
            "node_id": node.id,
            "kind": kind,
            "number": number,
            "amount": amount,
            **kw,
        }

    def _get(self, until, node, year=2026):
        result = self.rows._get_realised(self.agency_a, year, until)
        return result.get((self.agency_a.id, node.identity))
