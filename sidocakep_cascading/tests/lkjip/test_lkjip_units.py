"""An agency with units that are companies of their own: counted once, said whose."""

from itertools import chain

from odoo.tests import freeze_time, tagged

from ..common import YEAR
from ..lkjip_case import NOW, LkjipCase

#: A unit with a Renstra, a DPA and a measurement, and one that reported nothing.
CLINIC = "Puskesmas Uji"
SILENT = "Laboratorium Uji"
MILLION = 1_000_000


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipUnits(LkjipCase):
    """The Dinas has 205 million, its Puskesmas 60, its laboratory 20: 285 together.

    The Dinas spent 140 and the Puskesmas 45: 185, of 265 that were reported on.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._spend(cls.node_k1a, 140 * MILLION)
        cls.clinic, node = cls._make_unit(CLINIC, "1.02.02", 60 * MILLION)
        cls._make_spent(cls.clinic, node, 45 * MILLION)
        cls.unit = cls._measure_unit(cls.patients)
        cls.laboratory, _node = cls._make_unit(SILENT, "1.02.03", 20 * MILLION)
        cls.report = cls._begin()

    @classmethod
    def _make_unit(cls, name, code, amount):
        unit = cls._create_company(
            name, parent_id=cls.agency_a.id, sidocakep_kind="puskesmas"
        )
        plan = cls._create_plan("renstra", unit, cls.rpjmd)
        upper = {"1.02.02": cls.node_gp.id}.get(code, False)
        names = {"1.02.02": cls.node_p1.name}
        goal = cls._create_node(plan, "tujuan", "Sehat", upper_node_id=cls.node_g1.id)
        node = cls._create_node(
            plan, "sasaran", "Mutu", goal, upper_node_id=cls.node_g2.id
        )
        node = cls._create_node(
            plan,
            "program",
            names.get(code, "PROGRAM LABORATORIUM"),
            node,
            code,
            upper_node_id=upper,
        )
        node = cls._create_node(plan, "kegiatan", "Rawat", node, f"{code}.2.01")
        node = cls._create_node(
            plan, "sub_kegiatan", "Rawat inap", node, f"{code}.2.01.0001"
        )
        cls.patients = cls._create_indicator(
            f"Pasien {name}", node.parent_id.parent_id, "program", "90", "Persen"
        )
        cls._decide(plan)
        cls._create_budget(unit, [(node, amount, "apbd")])
        return unit, node

    @classmethod
    def _make_spent(cls, unit, node, amount):
        month = cls.env["sidocakep.realisation.month"].create(
            {"company_id": unit.id, "year": YEAR, "month": "03"}
        )
        cls.env["sidocakep.realisation"].create(
            {"month_id": month.id, "node_id": node.id, "number": "1", "amount": amount}
        )

    @classmethod
    def _measure_unit(cls, indicator):
        """Measure what the unit pays for: its programme reached 72 of 90 Persen."""
        job = cls._create_job(
            "Kepala Puskesmas", "head", cls.job_head_a, cls.clinic, "iv_a"
        )
        unit = cls.env["sidocakep.measurement"]._with_workflow_bypass()
        unit = unit.create(
            {
                "company_id": cls.clinic.id,
                "year": YEAR,
                "period_kind": "year",
                "period_no": 0,
                "date_end": f"{YEAR}-12-31",
            }
        )
        unit.sheet_ids.create(
            {
                "measurement_id": unit.id,
                "pk_id": cls.pk_ech4.id,
                "job_id": job.id,
                "superior_job_id": cls.job_head_a.id,
            }
        )
        unit = unit.with_env(cls.env)
        unit.sheet_ids._draw_lines()
        budgets = cls.env["sidocakep.budget"]
        unit._draw_outputs(budgets._get_in_force(cls.clinic, year=YEAR))
        row = unit.output_ids.filtered(lambda row: row.indicator_id == indicator)
        row._with_workflow_bypass().write(
            {
                "year_target_text": "90 Persen",
                "to_date_text": "72 Persen",
                "year_status": "ok",
                "year_printed": "80,00",
                "year_achievement": 80.0,
                "year_is_met": False,
            }
        )
        unit._with_workflow_bypass().write({"state": "sent"})
        cls.env.flush_all()
        return unit

    def _rows(self, content, report=None):
        return self._get_section(report or self.report, content).table["rows"]

    def _report_government(self):
        report = self.env["sidocakep.lkjip"].with_user(self.user_organisasi)
        return report.create({"company_id": self.government.id, "year": YEAR})

    def test_the_money_of_the_agency_is_that_of_all_its_parts(self):
        """The programme that both carry is one: 175 + 60; each rupiah stands once."""
        rows = self._rows("budget")
        self.assertEqual(
            [row[2:] for row in rows],
            [
                ["Rp30.000.000,00", "Rp0,00", "0,00"],
                ["Rp235.000.000,00", "Rp185.000.000,00", "78,72"],
                ["Rp20.000.000,00", "belum dilaporkan", "belum dilaporkan"],
                ["Rp285.000.000,00", "Rp185.000.000,00", "-"],
                ["Rp265.000.000,00", "Rp185.000.000,00", "69,81"],
            ],
        )
        notes = self._get_section(self.report, "budget").table["notes"]
        self.assertEqual(
            notes[:3],
            [
                "Jumlah pagu memuat 3 dari 3 satuan kerja yang memiliki DPA",
                "Jumlah realisasi memuat 2 dari 3 satuan kerja yang memiliki DPA",
                f"Tidak termuat, realisasi belum dilaporkan: {SILENT}",
            ],
        )
        self.assertIn(f"{CLINIC} (belum dilaporkan: Januari, Februari, April", notes[3])
        objectives = self._rows("budget_objectives")
        paid = [row for row in objectives if "Indeks Kepuasan" in row[2]]
        self.assertEqual(paid[0][4], "Rp235.000.000,00", "by the node of the RPJMD")
        self.assertEqual([[*row[:2], *row[4:]] for row in objectives[-2:]], rows[-2:])
        text = self._get_section(self.report, "budget").sentence_ids.text
        self.assertIn("memuat 2 dari 3 satuan kerja yang memiliki DPA", text)
        self.assertIn(f"realisasi belum dilaporkan: {SILENT}. Pagu seluruh", text)

    def test_absorption_and_evaluation_count_each_rupiah_once(self):
        """205 + 60 + 20 = 285; 140 + 45 = 185 of the 265 that were reported on."""
        rows = self.env["sidocakep.realisation.analysis"]
        year = [("year", "=", YEAR), ("agency_id", "=", self.agency_a.id)]
        sums = ["ceiling:sum", "reported_ceiling:sum", "realised:sum", "of_ceiling:avg"]
        [found] = rows._read_group(year, ["agency_id"], sums)
        self.assertEqual(found[0], self.agency_a)
        self.assertEqual(
            [float(value) for value in found[1:]],
            [285 * MILLION, 265 * MILLION, 185 * MILLION, 69.81],
        )
        item = self.env["sidocakep.measurement"].search(
            [
                ("company_id", "=", self.agency_a.id),
                ("year", "=", YEAR),
                ("period_kind", "=", "year"),
            ]
        )
        told = item._find_renja_rows()[item].filtered("has_money")
        programs = told.filtered(lambda row: row.level == "program")
        self.assertEqual(
            sorted((row.company_id.name, row.ceiling) for row in programs),
            [
                (self.agency_a.name, 30.0 * MILLION),
                (self.agency_a.name, 175.0 * MILLION),
                (CLINIC, 60.0 * MILLION),
            ],
        )
        words = item._get_printed_with_units()
        self.assertIn("pagu Rp285.000.000,00, realisasi Rp185.000.000,00", words)
        self.assertIn("69,81 % dari pagu yang sudah dilaporkan", words)
        self.assertIn(f"belum mengirim pengukuran: {SILENT}", words)
        self.assertEqual(self.unit._get_printed_with_units(), "")

    def test_what_each_part_reached_says_whose_it_is(self):
        rows = [row[1:] for row in self._rows("agencies")]
        agency, laboratory, clinic, whole, reported = rows
        self.assertEqual(
            [row[0] for row in rows[:3]], [self.agency_a.name, SILENT, CLINIC]
        )
        self.assertEqual(
            agency[4:], ["Rp205.000.000,00", "Rp140.000.000,00", "68,29", "diterima"]
        )
        self.assertEqual(
            clinic[4:],
            ["Rp60.000.000,00", "Rp45.000.000,00", "75,00", "belum diterima"],
        )
        self.assertEqual(
            laboratory[1:],
            [
                "-",
                "-",
                "-",
                "Rp20.000.000,00",
                "belum dilaporkan",
                "belum dilaporkan",
                "belum disampaikan",
            ],
        )
        self.assertEqual(whole[4:6], ["Rp285.000.000,00", "Rp185.000.000,00"])
        self.assertEqual(reported[6], "69,81")
        [output] = [row for row in self._rows("outputs") if "Pasien" in row[2]]
        self.assertEqual(output[1], f"1.02.02 {self.node_p1.name} ({CLINIC})")
        self.assertEqual(output[3:6], ["90 Persen", "72 Persen", "80,00"])
        own = [row for row in self._rows("outputs") if CLINIC not in row[1]]
        self.assertTrue(own)
        lines = self._rows("contributions")
        self.assertEqual({row[2] for row in lines}, {CLINIC})
        self.assertEqual(len(lines), len(self.unit.line_ids))
        self.assertIn(f"was not sent by: {SILENT}", self.report.notice)

    def test_of_the_government_a_unit_is_in_its_agency(self):
        """And the sums are those of the page of the regent, and of the records."""
        report = self._report_government()
        rows = {row[1]: row for row in self._rows("agencies", report)}
        self.assertNotIn(CLINIC, rows)
        self.assertEqual(rows[self.agency_a.name][6], "69,81")
        whole = self._rows("budget", report)[-2]
        self.assertEqual(whole[2:4], ["Rp285.000.000,00", "Rp185.000.000,00"])
        notes = self._get_section(report, "agencies").table["notes"]
        said = "\n".join(notes)
        # The list names all three, the achievements are of one.
        self.assertIn("\nCapaian memuat 1 dari 3 Perangkat Daerah", said)
        self.assertIn(f"{SILENT} belum ada pengukuran", said)
        money = self._get_section(report, "budget").table["notes"]
        self.assertEqual(money[0], "Jumlah realisasi memuat 1 dari 3 Perangkat Daerah")
        self.assertIn(f"{SILENT} realisasi belum dilaporkan", "\n".join(money))
        whose = {row[2] for row in self._rows("contributions", report)}
        self.assertEqual(
            whose, {self.agency_a.name, f"{CLINIC} ({self.agency_a.name})"}
        )
        standing = self.env["sidocakep.agency.standing"].search(
            [("year", "=", YEAR), ("period_kind", "=", "year")]
        )
        row = standing.filtered(lambda row: row.company_id == self.agency_a)
        self.assertEqual((row.ceiling, row.realised), (285 * MILLION, 185 * MILLION))
        self.assertEqual(
            (row.reported_ceiling, row.missing_months), (265 * MILLION, 12)
        )
        self.assertEqual((row.absorption, row.absorption_text), (69.81, "69,81"))
        self.assertNotIn(self.clinic, standing.company_id)
        compliance = self.env["sidocakep.compliance"].search([("year", "=", YEAR)])
        self.assertNotIn(self.clinic, compliance.company_id)

    def test_a_unit_that_was_archived_leaves_its_money(self):
        self.clinic.with_context(active_test=False).active = False
        self.report.action_take_figures()
        self.assertEqual(self._rows("budget")[-2][2], "Rp285.000.000,00")
        self.assertIn(CLINIC, [row[1] for row in self._rows("agencies")])

    def test_a_correction_of_a_unit_names_the_reports_of_its_agency(self):
        """And of the government: what a report says is what names it."""
        government = self._report_government()
        reports = (self.report | government.with_env(self.report.env)).sudo()
        own = self.report._find_quoted()[self.report.id]
        self.assertIn(self.unit, own)
        self.assertEqual(own.company_id, self.agency_a | self.clinic)
        whole = government._find_quoted()[government.id]
        self.assertLessEqual(own, whole)
        for item in own:
            self.assertFalse(
                set(reports) & set(chain.from_iterable(item._find_quoting()))
            )
        reports._with_workflow_bypass().write({"state": "signed"})
        self.env.flush_all()
        for item in own:
            found = set(chain.from_iterable(item._find_quoting()))
            self.assertLessEqual(set(reports), found, item.display_name)

    def test_a_unit_owes_no_report_and_stands_in_the_text_of_its_agency(self):
        companies = self.agency_a | self.clinic | self.laboratory
        rows = self.env["sidocakep.deadline"]._sync(companies, [YEAR])
        owing = rows.filtered(lambda row: row.document == "lkjip").company_id
        self.assertEqual(owing, self.agency_a)
        row = rows.filtered(lambda row: row.company_id == self.laboratory)[:1]
        if not row:
            row = rows[:1].sudo().copy({"company_id": self.laboratory.id})
        self.env.invalidate_all()
        window = self.env["sidocakep.owed.text"].with_user(self.user_organisasi)
        action = window._open_window(companies)
        text = window.browse(action["res_id"]).text
        self.assertNotIn("\n\n", text, "one part")
        self.assertTrue(text.startswith(self.agency_a.name))
        self.assertIn(f"\n{SILENT}:\n- ", text)
