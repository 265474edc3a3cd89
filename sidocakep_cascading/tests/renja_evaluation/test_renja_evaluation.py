"""The evaluation of a Renja, recomputed by hand. The plan runs from 2025 to 2029."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ...models.renja_evaluation.sidocakep_renja_printed import KEY_FIELDS
from ..common import YEAR
from ..measurement_case import MeasurementCase
from .renja_real import RealRenja

#: What is spent: (node, year, month, kind, amount, returned).
DOCUMENTS = (
    ("node_k1a", YEAR - 1, "12", "ls", 40_000_000, 0),
    ("node_k1a", YEAR, "02", "ls", 30_000_000, 5_000_000),
    ("node_k1b", YEAR, "03", "spj", 10_000_000, 0),
    ("node_k1a", YEAR, "05", "blud_ratified", 4_000_000, 0),
    ("node_k1a", YEAR, "05", "blud_spent", 9_000_000, 0),
    ("node_k1a", YEAR, "06", "return", 0, 1_000_000),
)


@freeze_time("2026-07-08 03:00:00")
@tagged("post_install", "-at_install")
class TestRenjaEvaluation(RealRenja, MeasurementCase):
    """*Rujukan* is added up, *Layanan sesuai standar* is the last figure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["sidocakep.data.figure"]._cron_open()
        targets = cls.env["sidocakep.target"]._with_workflow_bypass()
        for indicator, written in ((cls.output, "600"), (cls.outcome, "95")):
            targets.create(
                {
                    "indicator_id": indicator.id,
                    "plan_id": cls.renstra.id,
                    "period_kind": "five_year",
                    "year": 2029,
                    "written": written,
                }
            )
            cls._put(indicator, YEAR - 1, 0, 70, kind="year")
        for number, (added, last) in enumerate(((20, 76), (40, 81)), 1):
            cls._put(cls.output, YEAR, number, added)
            cls._put(cls.outcome, YEAR, number, last)
        costs = cls.env["sidocakep.plan.cost"]._with_workflow_bypass()
        for node, amount in ((cls.node_k1a, 250_000_000), (cls.node_k1b, 70_000_000)):
            costs.create({"node_id": node.id, "year": YEAR, "amount": amount})
        cls._spend()
        cls.measurement = cls._measure(period_no=2)

    @classmethod
    def _spend(cls):
        months = {}
        for number, (node, year, month, kind, amount, back) in enumerate(DOCUMENTS):
            if (year, month) not in months:
                vals = {"company_id": cls.agency_a.id, "year": year, "month": month}
                months[year, month] = cls.env["sidocakep.realisation.month"].create(
                    vals
                )
            cls.env["sidocakep.realisation"].create(
                {
                    "month_id": months[year, month].id,
                    "node_id": getattr(cls, node).id,
                    "kind": kind,
                    "number": f"BUKTI/{number}",
                    "amount": amount,
                    "returned": back,
                }
            )

    def _find(self, node, period_no=2, user=None):
        rows = self.env["sidocakep.renja.evaluation"].with_user(
            user or self.user_secretary_a
        )
        self.env.flush_all()
        return rows.search(
            [
                ("company_id", "=", self.agency_a.id),
                ("period_kind", "=", "quarter"),
                ("period_no", "=", period_no),
                ("node_id", "=", node.id),
            ]
        )

    def test_what_is_added_up_is_added_over_quarters_and_years(self):
        """20 + 40 = 60 of 120 is 50; with 70 of 2025 that is 130 of 600, 21,67."""
        row = self._find(self.node_k1)
        texts = (row.past_text, row.text_1, row.text_2, row.to_date_text, row.five_text)
        self.assertEqual(
            texts, ("70 Orang", "20 Orang", "40 Orang", "60 Orang", "130 Orang")
        )
        self.assertEqual(
            (row.year_target_text, row.five_target_text), ("120 Orang", "600 Orang")
        )
        self.assertEqual((row.year_printed, row.five_printed), ("50,00", "21,67"))

    def test_percentages_are_not_added_over_years(self):
        """76, then 81 of 90: 81 now, not 157; of 95 at the end 85,26, not 158,95."""
        row = self._find(self.node_p1)
        texts = (row.past_text, row.text_1, row.text_2, row.to_date_text, row.five_text)
        self.assertEqual(
            texts, ("70 Persen", "76 Persen", "81 Persen", "81 Persen", "81 Persen")
        )
        self.assertEqual((row.year_printed, row.five_printed), ("90,00", "85,26"))

    def test_a_parent_is_no_mean_of_its_children(self):
        """The programme has its own figure, whatever its kegiatan and they alone have.

        *Layanan Dasar* has no indicator and takes nothing from its neighbours.
        """
        self.assertEqual(self._find(self.node_p1).year_printed, "90,00")
        self.assertEqual(self._find(self.node_k1).year_printed, "50,00")
        bare = self._find(self.node_k2)
        self.assertFalse(bare.indicator_id)
        self.assertFalse(bare.to_date_text)
        self.assertEqual(bare.absorbed, "-", "nobody reported: no zero")

    def test_money_is_summed_up_the_plan(self):
        """Quarter I 30 - 5 + 10 = 35; II 4 of ratified BLUD - 1 back = 3, in millions.

        38 of 150 is 25,33; with 40 of 2025 that is 78 of 320, 24,38.
        """
        row = self._find(self.node_k1)
        quarters = (row.spent_1, row.spent_2, row.spent)
        self.assertEqual(quarters, (35_000_000, 3_000_000, 38_000_000))
        self.assertEqual((row.ceiling, row.cost), (150_000_000, 320_000_000))
        self.assertEqual((row.past_spent, row.plan_spent), (40_000_000, 78_000_000))
        self.assertEqual((row.absorbed, row.plan_absorbed), ("25,33", "24,38"))
        self.assertEqual(row.unratified, 5_000_000, "9 spent less 4 ratified, apart")
        self.assertFalse(self._find(self.node_k1, period_no=1).unratified)
        program = self._find(self.node_p1)
        self.assertEqual((program.spent, program.unratified), (38_000_000, 5_000_000))
        self.assertEqual(program.ceiling, 175_000_000)

    def test_a_year_of_which_nothing_was_reported_is_not_zero(self):
        """Without the 40 of 2025 nothing is known over the plan: no 38 of 320."""
        rows = self.env["sidocakep.realisation"].search([("year", "=", YEAR - 1)])
        self.assertTrue(rows)
        rows._with_workflow_bypass().write({"is_current": False})
        self.env.flush_all()
        row = self._find(self.node_k1)
        row.invalidate_recordset()
        self.assertEqual(row.missing_years, str(YEAR - 1))
        self.assertEqual((row.past_spent, row.plan_spent), (0, 0))
        self.assertEqual((row.absorbed, row.plan_absorbed), ("25,33", "-"))

    def test_a_quarter_takes_nothing_of_what_came_later(self):
        row = self._find(self.node_k1, period_no=1)
        self.assertEqual((row.text_1, row.text_2), ("20 Orang", False))
        self.assertEqual((row.spent, row.spent_2), (35_000_000, 0))
        self.assertFalse(row.is_latest)
        self.assertTrue(self._find(self.node_k1).is_latest)
        self.assertEqual(row.date_end, date(YEAR, 3, 31))

    def test_another_agency_does_not_see_it_the_offices_do(self):
        self.assertFalse(self._find(self.node_k1, user=self.user_head_b))
        for user in (self.user_bupati, self.user_inspektorat, self.user_monev):
            self.assertTrue(self._find(self.node_k1, user=user))

    def test_what_a_document_prints_stands_beside_our_figure(self):
        """85,26 here; 158,95 there, of percentages added over years; in no sum."""
        row = self._find(self.node_p1)
        key = self._key(row)
        records = self.env["sidocakep.renja.printed"].with_user(self.user_secretary_a)
        vals = {**key, "document_name": "Evaluasi Renja, hlm. 2"}
        with self.assert_refused(ValidationError, "158,95, here it is 85,26"):
            records.create({**vals, "five_printed": "158,95"})
        record = records.create(
            {
                **vals,
                "year_printed": "90",
                "five_printed": "158,95 %",
                "reason": "Persentase dijumlahkan antartahun",
            }
        )
        self.assertNotIn("against the year", record.difference_text, "90 is 90,00")
        row.invalidate_recordset()
        self.assertIn("158,95 %, here it is 85,26", row.document_text)
        self.assertIn("Persentase dijumlahkan", row.document_text)
        self.assertEqual(row.five_printed, "85,26")
        self.assertEqual(row.action_open_printed()["res_id"], record.id)
        with self.assertRaises(UserError):
            record.year = YEAR - 1

    def test_a_printed_figure_has_its_row_and_its_writer(self):
        row = self._find(self.node_p1)
        vals = {**self._key(row), "document_name": "-", "year_printed": "90"}
        records = self.env["sidocakep.renja.printed"]
        for user in (self.user_ech3_a, self.user_monev, self.user_head_b):
            with self.assertRaises(AccessError):
                records.with_user(user).create(vals)
        with self.assertRaises(AccessError):
            row.with_user(self.user_inspektorat).action_open_printed()
        records = records.with_user(self.user_secretary_a)
        with self.assert_refused(UserError, "is no row of the evaluation"):
            records.create({**vals, "period_no": 3})
        with self.assert_refused(ValidationError, "at least one figure"):
            records.create({**vals, "year_printed": " "})

    def _key(self, row):
        return dict(zip(KEY_FIELDS, row._get_printed_key(), strict=True))

    def test_the_page_costs_the_same_for_one_and_for_many(self):
        rows = self.env["sidocakep.renja.evaluation"].with_user(self.user_bupati)
        found = rows.search([("measurement_id", "=", self.measurement.id)])
        self.assertEqual(len(found), len(self.measurement.output_ids))
        names = ["node_name", "indicator_name", "absorbed", "plan_absorbed", "text_1"]
        names.append("document_text")
        counts = []
        for part in (found[:1], found):
            self.env.invalidate_all()
            part.read(names)
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            part.read(names)
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(*counts)
