"""What came of the figures, and whose money it was: drawn from the records."""

import re

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS

from ..common import YEAR
from ..lkjip_case import NOW, LkjipCase

_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")


def list_days(text):
    """Return the days that a text names, as 2027-02-01."""
    return [
        f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
        for day, month, year in _DAY.findall(text)
    ]


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

    def test_nothing_of_after_its_day_stands_in_a_report(self):
        """On 10 February the RKT of the 5th is known, on the 3rd only the decision.

        Done on 9 February is open on the 3rd; what rests on figures of the next year
        too, or was decided later, is of the next report.
        """
        done = self.follow_ups[0]._with_workflow_bypass()
        done.write({"answered_on": "2027-02-09", "closed_on": "2027-02-12"})
        later = self.use.copy({"name": "Kelak", "date": "2027-02-09"})
        both = self.use.copy({"name": "Bersama", "date": "2027-01-31"})
        self._put(self.iku_2, YEAR + 1, 1, 60)
        both.figure_ids |= self.env["sidocakep.data.figure"].search(
            [("indicator_id", "=", self.iku_2.id), ("year", "=", YEAR + 1)]
        )
        (later | both)._with_workflow_bypass().state = "recorded"
        cases = {
            "2027-01-31": ([], "belum ditindaklanjuti"),
            "2027-02-03": (["Menambah alat uji"], "belum ditindaklanjuti"),
            "2027-02-10": (["Menambah alat uji", "Kelak"], "sudah dijawab"),
            "2027-02-12": (["Menambah alat uji", "Kelak"], "selesai"),
        }
        for day, (decided, state) in cases.items():
            self.report.document_date = day
            self.report.action_take_figures()
            table = self._get_section(self.report, "utilisation").table
            rows = table["rows"] if table else []
            with self.subTest(day):
                self.assertEqual([row[1] for row in rows], decided)
                self.assertIn(state, self._rows("causes")[0][6])
                for section in self.report.section_ids:
                    said = [section.table, *section.sentence_ids.mapped("text")]
                    later = [item for item in list_days(str(said)) if item > day]
                    self.assertFalse(later, section.name)
                if rows:
                    self.assertEqual(rows[0][5] == "-", day < "2027-02-05")

    def test_gunung_mas_e_3_b_budget_stands_below_its_objective(self):
        """Of P1 175 million are allowed, below the first objective of the head."""
        rows = self._rows("budget_objectives")
        *programs, whole = [row for row in rows if row[2] != "Jumlah"]
        self.assertEqual(
            [whole[1], *whole[4:]], ["Jumlah", *self._rows("budget")[-1][2:]]
        )
        self.assertEqual(
            sorted(row[3] for row in programs if row[3] != "-"),
            [row[1] for row in self._rows("budget")[:-1]],
        )
        [paid] = [row for row in programs if "Rp140.000.000,00" in row]
        self.assertEqual(paid[4:], ["Rp175.000.000,00", "Rp140.000.000,00", "80,00"])
        self.assertEqual(paid[2], "Indeks Kepuasan (95,00; Sementara)")

    def test_gunung_mas_8_money_stands_where_tabel_ii_of_the_agreement_has_it(self):
        """The programme stands below the first objective in the plan; it was agreed
        for the second indicator, then for both: one row, the money of it once.
        """
        lines = {line.indicator_id: line for line in self.pk_head.line_ids}
        row = self.pk_head.table2_ids.filtered(
            lambda item: "175" in str(int(item.amount))
        )
        both = lines[self.iku_1] | lines[self.iku_2]
        for served, name in (
            (lines[self.iku_2], "Nilai SAKIP"),
            (both, "Indeks Kepuasan"),
        ):
            row._with_workflow_bypass().pk_line_ids = served
            self.report.action_take_figures()
            rows = self._rows("budget_objectives")
            [paid] = [item for item in rows if row.name in item[3]]
            self.assertTrue(paid[2].startswith(name), paid)
            self.assertEqual(paid[4], "Rp175.000.000,00")
        notes = self._get_section(self.report, "budget_objectives").table["notes"]
        self.assertIn(f"{row.name} (Nilai SAKIP", " ".join(notes))

    def test_53_2014_programmes_beside_the_objective(self):
        [row] = [row for row in self._rows("programs") if row[4] == "100,00 *)"]
        self.assertEqual(row[2], "0 dari 1 *)")
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
