"""What came of the figures, and whose money it was: drawn from the records."""

from odoo.tests import freeze_time, tagged

from ..lkjip_case import NOW, LkjipCase


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipUse(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._make_use_of_figures()
        cls._spend(cls.node_k1a, 140_000_000)
        cls.report = cls._begin()

    def _rows(self, content):
        return self._get_section(self.report, content).table["rows"]

    def test_causes_name_what_the_dialogs_decided(self):
        """What was dropped is no follow-up; an indicator without a dialog has none."""
        first, second = self._rows("causes")
        self.assertRegex(
            first[6],
            r"^Beli alat uji \(.+, selesai\); Latih petugas \(.+, belum "
            r"ditindaklanjuti\)$",
        )
        self.assertEqual(second[6], "-")
        text = self._get_section(self.report, "causes").sentence_ids.text
        self.assertIn("Solusi: Pinjam alat. Tindak lanjut: Beli alat uji (", text)
        self.follow_ups._with_workflow_bypass().write({"state": "dropped"})
        self.assertIn("the table", self._get_section(self.report, "causes").stale_text)

    def test_what_was_changed_because_of_the_figures(self):
        [row] = self._rows("utilisation")
        self.assertEqual(row[1:3], ["Menambah alat uji", "1 Februari 2027"])
        self.assertRegex(row[3], "^Indeks Kepuasan: 81,225")
        self.assertEqual(
            row[4:],
            [
                "Antrean 3 jam",
                "RKT tahun berikutnya 050/7/RKT tanggal 5 Februari 2027",
            ],
        )
        [sentence] = self._get_section(self.report, "utilisation").sentence_ids
        self.assertIn("diputuskan: Menambah alat uji. Dokumen yang", sentence.text)
        self.use._with_workflow_bypass().state = "withdrawn"
        self.report.action_take_figures()
        section = self._get_section(self.report, "utilisation")
        self.assertFalse(section.table or section.sentence_ids)

    def test_gunung_mas_e_3_b_budget_stands_below_its_objective(self):
        """Of P1 175 million are allowed, below the first objective of the head."""
        rows = self._rows("budget_objectives")
        *objectives, whole = rows
        self.assertEqual(whole[1:], ["Jumlah", *self._rows("budget")[-1][2:]])
        paid = [row for row in objectives if "Rp140.000.000,00" in row]
        self.assertEqual(len(paid), 1)
        self.assertEqual(paid[0][2:], ["Rp175.000.000,00", "Rp140.000.000,00", "80,00"])
        self.assertIn("Indeks Kepuasan (95,00)", paid[0][1])
        self.assertEqual(len({row[1] for row in objectives}), len(objectives))

    def test_53_2014_programmes_beside_the_objective(self):
        [row] = [row for row in self._rows("programs") if row[4] == "100,00"]
        self.assertEqual(row[2], "0 dari 1")
        self.assertEqual(row[5], "80,00")
        self.assertIn("sasaran belum tercapai", row[6])
        table = self._get_section(self.report, "programs").table
        self.assertIn("rata-rata capaian indikator hasilnya", table["notes"][1])
        policies = self.profile_gm.rollup_ids
        policies.filtered(lambda item: item.scope == "program").unlink()
        self.profile_gm.lkjip_efficiency = "index"
        self.report.action_take_figures()
        self.assertEqual({row[4] for row in self._rows("programs")}, {"-"})
        for row in self._rows("efficiency"):
            self.assertEqual(row[4], "tidak dihitung (kebijakan belum ditetapkan)")

    def test_a_correction_that_was_given_up_may_be_begun_again(self):
        self._issue(self.report)
        self.assertFalse(self.report.has_successor)
        successor = self.report.browse(self.report.action_amend()["res_id"])
        self.assertTrue(self.report.has_successor)
        successor.action_cancel_correction()
        self.env.flush_all()
        self.assertFalse(self.report.has_successor)
        again = self.report.browse(self.report.action_amend()["res_id"])
        self.assertEqual((again.version, again.state), (3, "draft"))
