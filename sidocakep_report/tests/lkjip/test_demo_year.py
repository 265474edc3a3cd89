"""The closed year of the demo: all that a performance report of 2025 is made of.

The report itself is left to whoever learns here how one is made.
"""

from odoo.tests import TransactionCase, tagged

YEAR = 2025
#: Indicator of the head > what the report says: target, realisation, achievement.
SAID = (
    ("93,8 indeks", "95,2 indeks (Sementara)", "101,49 *)"),
    ("0,324 Rasio", "0,331 Rasio (Rilis resmi)", "97,84"),
    ("55 Persen", "26 Persen (Rilis resmi)", "47,27"),
    ("1,8 Rasio", "belum dirilis", "belum dirilis"),
)


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoYear(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency = cls.env.ref("sidocakep_base.company_dishub_demo")
        cls.secretary = cls.env.ref("sidocakep_base.user_sekretaris_dishub_demo")

    def _search(self, model, *domain):
        own = [("company_id", "=", self.agency.id), ("year", "=", YEAR)]
        return self.env[model].search([*own, *domain])

    def test_the_year_is_locked(self):
        for model, count, state in (
            ("sidocakep.measurement", 5, "accepted"),
            ("sidocakep.realisation.month", 12, "closed"),
            ("sidocakep.rkt", 1, "decided"),
        ):
            with self.subTest(model):
                records = self._search(model)
                self.assertEqual(len(records), count)
                self.assertEqual(set(records.mapped("state")), {state})
        months = self._search("sidocakep.realisation.month")
        self.assertFalse(any(months.mapped("lra_difference")))
        pks = self._search("sidocakep.pk")
        self.assertEqual(
            sorted(pks.mapped("state")),
            ["in_force", "in_force", "in_force", "replaced"],
        )
        self.assertTrue(all(pk._is_seal_intact() for pk in pks))
        figures = self._search("sidocakep.data.figure")
        self.assertEqual(set(figures.mapped("state")), {"verified"})
        self.assertLessEqual(
            {"figure", "not_released", "not_computable"},
            set(figures.mapped("figure_status")),
        )

    def test_a_report_of_it_has_what_it_needs(self):
        self.assertFalse(self._search("sidocakep.lkjip"))
        reports = self.env["sidocakep.lkjip"].with_user(self.secretary)
        report = reports.create({"company_id": self.agency.id, "year": YEAR})
        self.env.flush_all()
        tables = {item.content: item.table for item in report.section_ids if item.table}
        rows = tables["achievement"]["rows"]
        self.assertEqual([tuple(row[3:6]) for row in rows], list(SAID))
        for content in ("pk", "achievement"):
            [note] = [text for text in tables[content]["notes"] if "semula" in text]
            self.assertIn("semula 60 Persen", note)
        heads = tables["years"]["heads"]
        self.assertEqual(heads[-3:], ["2024", "2025", "Perkembangan"])
        self.assertEqual(
            tables["budget"]["rows"][-1][2:],
            ["Rp1.380.000.000,00", "Rp958.000.000,00", "69,42"],
        )
        self.assertEqual(len(tables["benchmarks"]["rows"]), 1)
        # half of the school zones were built: efficiency of what failed is none
        self.assertEqual(
            tables["efficiency"]["rows"][0][-1],
            "tidak dinilai: kinerja tidak tercapai (Jumlah Terbangunnya Zona Selamat "
            "Sekolah (ZOSS): 50,00 persen) *)",
        )
        self.assertEqual(
            {row[-1] for row in tables["follow_up"]["rows"]}, {"Selesai", "Terbuka"}
        )
