"""The writers of a month in the browser: of figures, and of what was spent."""

from odoo import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.data_collection_case import (
    DataCollectionCase,
)

from .role_month import RoleMonth


@tagged("post_install", "-at_install", "-standard", "long")
@freeze_time("2026-04-08 03:00:00", tick=True)
class TestMonthOfWriters(RoleMonth, DataCollectionCase):
    """Who counts a figure of parts, and who keeps the money of the agency."""

    def test_functional_enters_and_sends_his_figure(self):
        """9 of 12 is 75 Persen."""
        indicator = self._create_loose("Penyelidikan tepat waktu", "Persen")
        parts = [{"name": "Tepat waktu"}, {"name": "Seluruhnya", "is_below": True}]
        card = self._create_card(
            indicator,
            self.job_func_a,
            formula="ratio",
            part_ids=[Command.create(part) for part in parts],
        )
        self._open()
        figure = self.env["sidocakep.data.figure"].search([("card_id", "=", card.id)])
        figure.no_evidence_reason = False
        self._tour("function", self.user_func_a)
        self.assertEqual((figure.state, figure.value), ("sent", 75))
        self.assertEqual(figure.sent_by_id, self.user_func_a)
        self.assertEqual(figure.part_ids.entered_by_id, self.user_func_a)
        self.assertEqual(figure.no_evidence_reason, "Register dibawa ke lapangan")
        self.assertFalse(figure.is_on_behalf)

    def test_sekretaris_enters_what_a_month_spent_and_closes_it(self):
        """12.500.000 and 7.500.000 are what the finance office has."""
        self._tour("spent", self.user_secretary_a)
        month = self.env["sidocakep.realisation.month"].search(
            [("company_id", "=", self.agency_a.id)]
        )
        self.assertEqual((month.year, month.month, month.state), (2026, "03", "closed"))
        self.assertEqual(month.closed_by_id, self.user_secretary_a)
        spent = {row.node_id: (row.number, row.net) for row in month.realisation_ids}
        expected = {
            self.node_k1a: ("SP2D-12/2026", 12_500_000),
            self.node_k1b: ("SP2D-13/2026", 7_500_000),
        }
        self.assertEqual(spent, expected)
        self.assertEqual(month.month_amount, 20_000_000)
        self.assertEqual(month.lra_difference, 0)
        self.assertEqual(str(month.lra_date), "2026-04-07")
