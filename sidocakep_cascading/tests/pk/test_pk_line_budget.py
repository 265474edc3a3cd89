"""The budget of each performance: Gunung Mas 24/2024 art. 8."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ...models.pk.pk_source import PkSources
from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkLineBudget(PkCase):
    """P1, Rp175.000.000, serves three indicators of S1; P0, Rp30.000.000, one."""

    @classmethod
    def _setup_indicators(cls):
        result = super()._setup_indicators()
        cls.iku_3 = cls._create_indicator(
            "Angka Rujukan", cls.node_s1, "iku", "7", "Persen", cls.job_head_a
        )
        cls.iku_4 = cls._create_indicator(
            "Waktu Tunggu", cls.node_s1, "iku", "15", "Menit", cls.job_head_a
        )
        return result

    def _get_amounts(self, pk):
        pk.line_ids.invalidate_recordset(["amount", "budget_note"])
        return {line.name: line.amount for line in pk.line_ids}

    def _get_notices(self, pk):
        return [
            item.message
            for item in pk._get_problems()[pk.id]
            if "No budget of" in item.message
        ]

    def test_article_8_a_programme_serves_all_indicators_of_its_objective(self):
        pk = self._create_pk(self.job_head_a)
        row = pk.table2_ids.filtered(lambda row: row.node_id == self.node_p1)
        self.assertEqual(
            row.pk_line_ids.indicator_id, self.iku_1 | self.iku_3 | self.iku_4
        )
        self.assertEqual(row.indicator_text, "; ".join(row.pk_line_ids.mapped("name")))
        self.assertFalse(
            self._get_notices(pk), "a budget stands behind each of the four"
        )

    def test_article_8_a_promise_without_a_programme_is_still_noticed(self):
        pk = self._create_pk(self.job_head_a)
        row = pk.table2_ids.filtered(lambda row: row.node_id == self.node_p1)
        row.pk_line_ids -= pk.line_ids[1]
        [notice] = self._get_notices(pk)
        self.assertIn(f"line 2, {pk.line_ids[1].name}", notice)

    def test_article_8_shown_once(self):
        """Whole at the first of the three, named beside the others; counted once."""
        self.assertEqual(self.profile_gm.shared_budget, "once")
        pk = self._create_pk(self.job_head_a)
        amounts = self._get_amounts(pk)
        first, second, third, last = pk.line_ids.mapped("name")
        self.assertEqual(
            amounts, {first: 175_000_000, second: 0, third: 0, last: 30_000_000}
        )
        self.assertEqual(sum(amounts.values()), pk.amount_total)
        self.assertEqual(
            pk.line_ids.mapped("budget_note"),
            [
                "For line 2, 3 too",
                "One budget with line 1, 3",
                "One budget with line 1, 2",
                False,
            ],
        )

    def test_article_8_shared_evenly(self):
        """175.000.000 : 3 = 58.333.333, and one rupiah is left for the first."""
        self.profile_gm.shared_budget = "shared"
        pk = self._create_pk(self.job_head_a)
        amounts = self._get_amounts(pk)
        self.assertEqual(
            list(amounts.values()), [58_333_334, 58_333_333, 58_333_333, 30_000_000]
        )
        self.assertEqual(sum(amounts.values()), pk.amount_total)
        self.assertEqual(pk.line_ids[0].budget_note, "Shared with line 2, 3")

    def test_article_8_a_programme_and_its_kegiatan_count_once_when_shared(self):
        """The form of Paser lists the kegiatan under their programme."""
        self.profile_paser.shared_budget = "shared"
        self.government.profile_id = self.profile_paser
        pk = self._create_pk(self.job_head_a)
        self.assertTrue(pk.table2_ids.child_ids)
        self.assertEqual(sum(self._get_amounts(pk).values()), 205_000_000)

    def test_a_row_serves_lines_of_its_own_pk(self):
        pk = self._create_pk(self.job_head_a)
        other = self._create_pk(self.job_ech3_a)
        with self.assertRaises(ValidationError):
            pk.table2_ids[0].pk_line_ids += other.line_ids

    def test_a_line_that_goes_takes_its_link_along(self):
        pk = self._create_pk(self.job_head_a)
        row = pk.table2_ids.filtered(lambda row: row.node_id == self.node_p1)
        pk.line_ids[1].unlink()
        self.assertEqual(row.pk_line_ids, pk.line_ids[:2])


@tagged("post_install", "-at_install")
class TestPkLineBudgetOfKegiatan(PkCase):
    """The eselon IV promises the output of K1 and of K2; K1B and K2A measure nothing.

    Rujukan K1: K1A Rp100.000.000 + K1B Rp50.000.000; Posyandu K2: K2A Rp25.000.000.
    """

    @classmethod
    def _setup_indicators(cls):
        result = super()._setup_indicators()
        cls.node_k2.responsible_job_id = cls.job_ech4_a
        cls.output_2 = cls._create_indicator(
            "Posyandu aktif", cls.node_k2, "kegiatan", "30", "Unit", cls.job_ech4_a
        )
        return result

    def _get_served(self, pk):
        return {row.node_id: row.pk_line_ids.indicator_id for row in pk.table2_ids}

    def test_article_8_a_sub_kegiatan_serves_its_own_kegiatan(self):
        pk = self._create_pk(self.job_ech4_a)
        self.assertEqual(
            self._get_served(pk),
            {
                self.node_k1a: self.output,
                self.node_k1b: self.output,
                self.node_k2a: self.output_2,
            },
        )
        self.assertEqual(
            {line.indicator_id: line.amount for line in pk.line_ids},
            {self.output: 150_000_000, self.output_2: 25_000_000},
        )

    def test_article_8_else_its_programme(self):
        """The eselon III promises the programme's outcome, and IKU 1 beside it."""
        pk = self._create_pk(self.job_ech3_a)
        self.env["sidocakep.pk.line"].create(
            {"pk_id": pk.id, "indicator_id": self.iku_1.id, "sequence": 1}
        )
        pk._fill_table2(PkSources(pk))
        self.assertEqual(
            self._get_served(pk),
            {self.node_k1: self.outcome, self.node_k2: self.outcome},
        )

    def test_article_8_and_only_then_its_sasaran(self):
        pk = self._create_pk(self.job_head_a)
        self.assertEqual(
            self._get_served(pk), {self.node_p1: self.iku_1, self.node_p0: self.iku_2}
        )
