"""Each row of the DPA takes its output, promised or not."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError

from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementOutput(MeasurementCase):
    """The DPA of agency A: four sub kegiatan of three kegiatan of two programmes.

    *Penyelidikan epidemiologi* (sub kegiatan ``k1a``): 12 Laporan in the year.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card_sub = cls._create_card(cls.sub_output, cls.job_ech4_a)
        cls._mean(cls.sub_output, accumulation="sum")
        with freeze_time("2026-04-02 03:00:00"):
            cls._open()
        cls.measurement = cls._measure()

    def _get_row(self, indicator):
        return self.measurement.output_ids.filtered(
            lambda row: row.indicator_id == indicator
        )

    def _report(self, number):
        figure = self.env["sidocakep.data.figure"].search(
            [("card_id", "=", self.card_sub.id)], limit=1
        )
        self._verify(figure, self.user_ech4_a, number)

    def test_gunung_mas_11_3_every_row_of_the_dpa_stands_there(self):
        rows = self.measurement.output_ids
        expected = (
            self.node_p0
            | self.node_k0
            | self.node_k0a
            | self.node_p1
            | self.node_k1
            | self.node_k1a
            | self.node_k1b
            | self.node_k2
            | self.node_k2a
        )
        self.assertEqual(rows.node_id, expected)
        self.assertTrue(self._get_row(self.output).has_promise)
        self.assertFalse(self._get_row(self.sub_output).has_promise)
        without = rows.filtered(lambda row: row.node_id == self.node_k1b)
        self.assertEqual(without.name, "No indicator in the plan")
        self.assertEqual(without.mapped("status"), ["not_computable"])
        self.assertEqual(without.mapped("year_status"), ["not_computable"])
        self.assertIn("tidak mempunyai indikator", without.trace)

    def test_gunung_mas_11_3_what_nobody_was_asked_for_is_named(self):
        """With a target of the year alone it is due at its end, as a promise is."""
        item = self.measurement
        self.assertIn("without an indicator in the plan", item.notice)
        self.assertIn(": 5 (", item.notice, "k0, k0a, k1b, k2 and k2a")
        self.assertRegex(item.notice, "nobody was asked .*: 1 .Dokumen tepat waktu")
        count = item.output_gap_count
        indicator = self._create_loose("Jumlah warga yang dilayani", "Orang")
        self.env["sidocakep.target"].create(
            {"indicator_id": indicator.id, "year": YEAR, "written": "50"}
        )
        self.node_k2._with_workflow_bypass().indicator_ids += indicator
        item._draw()
        item.invalidate_recordset()
        row = self._get_row(indicator)
        self.assertEqual((row.status, row.year_status), ("not_due", "not_due"))
        self.assertEqual(row.realisation_text, "belum tiba tenggatnya")
        self.assertEqual(row.to_date_text, "belum tiba tenggatnya")
        self.assertEqual((row.past_text, row.last_year_text), ("-", "-"))
        self.assertEqual(item.output_gap_count, count, "k2 was without an indicator")
        self.assertRegex(item.notice, "nobody was asked .*: 2 .*Jumlah warga")
        findings = self.env["sidocakep.coverage.finding"].search(
            [("kind", "=", "output_without_card")]
        )
        self.assertIn(self.agency_a, findings.company_id)
        remedy = findings.filtered(lambda row: row.company_id == self.agency_a)
        self.assertEqual(
            remedy.action_open_remedy()["res_id"], self.card.collection_id.id
        )
        self._create_card(indicator, self.job_ech4_a, frequency="year")
        row._refresh()
        self.assertEqual(row.year_status, "not_due", "its card says: once a year")
        self.assertNotIn("Jumlah warga", item._get_output_gaps()[-1])

    def test_what_no_pk_promises_is_measured_too(self):
        """3 of 12 Laporan in quarter I: 25 of the year, and not due in the quarter."""
        row = self._get_row(self.sub_output)
        self.assertEqual(row.year_status, "not_reported")
        self._report("3")
        self.assertEqual(row.to_date_text, "3 Laporan")
        self.assertEqual(row.year_target_text, "12 Laporan")
        self.assertEqual(row.year_printed, "25,00")
        self.assertEqual(row.status, "not_due")
        self._set_quarter(self.sub_output, 1, "4")
        row._refresh()
        self.assertEqual(row.printed, "75,00")
        self.assertNotIn(self.sub_output, self.measurement.line_ids.indicator_id)

    def test_a_sum_without_one_of_its_quarters_says_so_in_the_list(self):
        """12 of 12 Laporan are 100 per cent of the year; quarter II is not in it."""
        self._report("12")
        row = self._get_row(self.sub_output)
        self.assertEqual((row.year_printed, row.gap_text), ("100,00", False))
        with freeze_time("2026-07-02 03:00:00"):
            self._open()
            second = self._measure(period_no=2)
            row = second.output_ids.filtered(
                lambda item: item.indicator_id == self.sub_output
            )
            self.assertEqual(row.year_printed, "100,00")
            self.assertEqual(row.gap_text, "terisi 1 dari 2 periode")

    def test_the_target_is_that_of_the_rkt_in_force(self):
        """The RKT asks for 6: 3 are 50."""
        rkt = self.env["sidocakep.rkt"].create(
            {"company_id": self.agency_a.id, "year": YEAR}
        )
        self.env["sidocakep.rka.measure"].create(
            {
                "rkt_id": rkt.id,
                "node_id": self.node_k1a.id,
                "kind": "keluaran",
                "indicator_id": self.sub_output.id,
                "written": "6",
            }
        )
        rkt._with_workflow_bypass().state = "decided"
        self._report("3")
        self.assertEqual(self._get_row(self.sub_output).year_printed, "50,00")

    def test_sent_it_stays(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self._report("3")
        self.assertEqual(self._get_row(self.sub_output).year_status, "not_reported")

    def test_nobody_writes_it(self):
        row = self._get_row(self.sub_output)
        for user in (self.user_secretary_a, self.user_head_a, self.user_organisasi):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"printed": "100,00"})
        with self.assertRaises(WorkflowFieldError):
            row.write({"printed": "100,00"})
        with self.assertRaisesRegex(AccessError, "DPA in force"):
            row.unlink()
        stranger = self._create_user("uji_lain", "group_secretary", self.agency_b)
        found = row.with_user(stranger).search([("id", "=", row.id)])
        self.assertFalse(found)

    def test_fifty_rows_follow_the_plan_with_the_queries_of_few(self):
        counts = []
        for number in (1, 49):
            indicators = self.sub_output.union(
                *(
                    self._create_loose(f"Keluaran {number} {index}", "Orang")
                    for index in range(number)
                )
            )
            self.node_k2._with_workflow_bypass().indicator_ids += indicators
            self.measurement._draw()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.measurement.output_ids._refresh()
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        rows = self.measurement.output_ids
        of_node = rows.filtered(lambda row: row.node_id == self.node_k2)
        self.assertEqual(len(of_node), 51)
        self.assertTrue(all(of_node.mapped("indicator_id")))
        self.assertLessEqual(counts[1], counts[0] + 2)
