"""The performance report of an agency: compiled, signed by the head, received.

Gunung Mas 24/2024 art. 11 and annex E; Paser 23/2016 art. 9.
"""

from datetime import date

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, WorkflowFieldError

from ..common import YEAR
from ..lkjip_case import NOW, LkjipCase

ROLES = ("ech3_a", "secretary_a", "head_a", "head_b", "sekda", "bupati")
ROLES += ("organisasi", "inspektorat", "bappeda", "monev")
LOOSE = "81,225 Persen (Sementara)"


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjip(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls._begin()

    def _as(self, user):
        return self.report.with_user(user)

    def _rows(self, content):
        return self._get_section(self.report, content).table["rows"]

    def _change_measurement(self, printed="99,00"):
        """What only a correction of the measurement does: another achievement."""
        line = self.year_measurement.line_ids.filtered(
            lambda item: item.indicator_id == self.iku_1
        )
        line._with_workflow_bypass().write({"year_printed": printed})
        self.env.flush_all()
        self.env.invalidate_all()

    # Who --------------------------------------------------------------------

    def test_gunung_mas_11_1_the_agency_begins_its_own_report(self):
        self.report.unlink()
        self.assert_access_of(ROLES, {"secretary_a", "head_a"}, self._begin)

    def test_one_report_of_a_year(self):
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self._begin()

    def test_paser_9_1_the_head_signs_what_was_compiled(self):
        self._write_all(self.report)
        with self.assertRaisesRegex(UserError, "submission by who compiles"):
            self._as(self.user_head_a).action_sign()
        self.assert_access_of(
            ROLES,
            {"secretary_a", "head_a"},
            lambda user: self._as(user).action_submit(),
        )
        self.report.action_submit()
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_head_a)
        self.assert_access_of(
            ROLES, {"head_a"}, lambda user: self._as(user).action_sign()
        )
        self._as(self.user_head_a).action_sign()
        self.assertEqual(self.report.state, "signed")
        self.assertEqual(self.report.signer_name, self.employee_head_a.name)

    def test_gunung_mas_11_2_through_bagian_organisasi_and_bappeda(self):
        self._issue(self.report)
        self.assertEqual(self.report.sudo().activity_ids.user_id, self.user_organisasi)
        for step, role, day in (
            ("action_receive", "organisasi", "received_on"),
            ("action_receive_planner", "bappeda", "planner_received_on"),
        ):
            self.assert_access_of(
                ROLES, {role}, lambda user, step=step: getattr(self._as(user), step)()
            )
            getattr(self._as(getattr(self, f"user_{role}")), step)()
            self.assertEqual(self.report[day], date(2027, 2, 10), step)
        self.assertRegex(self.report.receipt_number, r"^TT-LKjIP/2027/\d{4}$")
        kind = self.env.ref("sidocakep_cascading.mail_activity_type_lkjip_read")
        self.assertEqual(self.report.sudo().activity_ids.activity_type_id, kind)

    def test_gunung_mas_11_2_due_two_months_after_the_year(self):
        deadlines = self.env["sidocakep.deadline"]
        deadlines._refresh(self.agency_a, YEAR)
        row = deadlines.search(
            [("document", "=", "lkjip"), ("company_id", "=", self.agency_a.id)]
        )
        self.assertEqual(row.date_due, date(2027, 2, 28))
        self.assertFalse(row.done_on)
        with freeze_time("2027-03-05 03:00:00"):
            self.report.invalidate_recordset(["late_text"])
            self.assertIn("5 days late", self.report.late_text)
        self._issue(self.report)
        self.assertEqual(row.done_on, date(2027, 2, 10))

    def test_it_is_given_back_with_a_reason(self):
        self._write_all(self.report)
        self.report.action_submit()
        self._as(self.user_head_a)._give_back("Simpulan terlalu pendek")
        self.assertFalse(self.report.submitted_on)
        self.report.action_submit()

    # What stands in it ------------------------------------------------------

    def test_gunung_mas_e_1_and_4_the_chapters_of_the_profile(self):
        chapters = list(dict.fromkeys(self.report.section_ids.mapped("chapter")))
        self.assertEqual(chapters, ["preface", "summary", "1", "2", "3", "4"])
        section = self._get_section(self.report, "achievement")
        self.assertIn("Lampiran huruf E Bab III", section.citation)
        document = self.report._get_document()[self.report.id]
        printed = {
            chapter["heading"]: [section["name"] for section in chapter["sections"]]
            for chapter in document["chapters"]
        }
        self.assertEqual(
            list(printed),
            [
                "KATA PENGANTAR",
                "RINGKASAN EKSEKUTIF",
                "BAB I PENDAHULUAN",
                "BAB II PERENCANAAN KINERJA",
                "BAB III AKUNTABILITAS KINERJA",
                "BAB IV PENUTUP",
            ],
        )
        self.assertEqual(
            printed["BAB I PENDAHULUAN"],
            ["Gambaran Umum Organisasi", "Aspek Strategis dan Permasalahan Utama"],
        )
        self.assertEqual(
            printed["BAB IV PENUTUP"],
            [
                "Simpulan",
                "Tindak Lanjut Hasil Evaluasi Tahun Sebelumnya",
                "Pemanfaatan Hasil Pengukuran Kinerja",
                "Langkah Perbaikan",
            ],
        )
        self.profile_gm.lkjip_outline_ids.unlink()
        self.report.unlink()
        with self.assertRaisesRegex(UserError, "says of no section"):
            self._begin()

    def test_gunung_mas_e_2_what_the_head_promised(self):
        rows = self._rows("pk")
        self.assertEqual(
            [row[2:] for row in rows],
            [["Indeks Kepuasan", "85,5 Persen"], ["Nilai SAKIP", "75,35 Angka"]],
        )

    def test_gunung_mas_11_4_a_and_b_target_realisation_and_achievement(self):
        """81,225 of 85,5 is 95,00; what is not reported is no zero."""
        first, second = self._rows("achievement")
        self.assertEqual(first[2:5], ["Indeks Kepuasan", "85,5 Persen", LOOSE])
        self.assertEqual(first[5], "95,00 *)")
        self.assertEqual(second[4:6], ["belum dilaporkan"] * 2)
        notes = self._get_section(self.report, "achievement").table["notes"]
        self.assertEqual(notes[0], "Diterima Tim Monev tanggal 5 Januari 2027")
        self.assertTrue(notes[1].startswith("*) Berdasarkan angka yang belum"), notes)
        self.assertIn("R realisasi dan T target: R / T x 100.", notes[4])
        self.assertTrue(notes[5].startswith("Predikat menurut capaian: "), notes)

    def test_gunung_mas_11_4_c_why_and_what_then(self):
        first = self._rows("causes")[0]
        self.assertEqual(first[4:], ["Alat rusak", "Pinjam alat", "-"])
        self.assertEqual(
            self._get_section(self.report, "causes").sentence_ids[0].text,
            "Indeks Kepuasan (angka sementara) belum mencapai target. Kendala: Alat "
            "rusak. Solusi: Pinjam alat.",
        )

    def test_gunung_mas_11_4_d_outcomes_and_outputs_against_the_renstra(self):
        """P1 has its outcome; a kegiatan without an indicator stands there too."""
        self.env["sidocakep.target"]._with_workflow_bypass().create(
            {
                "indicator_id": self.outcome.id,
                "period_kind": "five_year",
                "year": 2029,
                "plan_id": self.renstra.id,
                "written": "96",
            }
        )
        self.year_measurement.output_ids._refresh()
        self.report.action_take_figures()
        table = self._get_section(self.report, "outputs").table
        self.assertEqual(table["heads"][-2:], ["s.d. 2026", "Target Renstra"])
        names = [row[1] for row in table["rows"]]
        self.assertEqual(
            names[0], "1.02.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"
        )
        by_name = {row[1]: row for row in table["rows"]}
        row = by_name["1.02.02 PROGRAM UPAYA KESEHATAN PERORANGAN"]
        self.assertEqual(row[2:4], ["Layanan sesuai standar", "90 Persen"])
        self.assertEqual(row[4:6], ["90 Persen (Sementara)", "100,00 *)"])
        self.assertEqual(row[6:], ["90 Persen *)", "96 Persen"])
        empty = by_name["1.02.02.2.02 Layanan Dasar"]
        self.assertEqual(empty[2], "belum ada indikator dalam rencana")

    def test_gunung_mas_e_3_a_2_against_the_medium_term_target(self):
        """Of a last year without a target none is made up; what was reached stands."""
        self.assertEqual(self._rows("plan")[0][2:], ["-", LOOSE, "-"])
        self.env["sidocakep.target"]._with_workflow_bypass().create(
            {
                "indicator_id": self.iku_1.id,
                "period_kind": "five_year",
                "year": 2029,
                "plan_id": self.renstra.id,
                "written": "90",
            }
        )
        line = self.year_measurement.line_ids.filtered(
            lambda item: item.indicator_id == self.iku_1
        )
        line._refresh()
        self.report.action_take_figures()
        row = self._rows("plan")[0]
        self.assertEqual(row[2:], ["90 Persen", LOOSE, "90,25 *)"])

    def test_this_year_stands_beside_the_years_of_the_plan(self):
        """The plan begins in 2025, of which nothing was ever collected."""
        table = self._get_section(self.report, "years").table
        self.assertEqual(table["heads"][2:5], ["Uraian", "2025", "2026"])
        self.assertEqual(
            [row[2:] for row in table["rows"]],
            [
                ["Target", "-", "85,5 Persen", ""],
                ["Realisasi", "-", LOOSE, "-"],
                ["Capaian (%)", "-", "95,00 *)", ""],
                ["Target", "-", "75,35 Angka", ""],
                ["Realisasi", "-", "belum dilaporkan", "-"],
                ["Capaian (%)", "-", "belum dilaporkan", ""],
            ],
        )
        self.assertFalse(self._get_section(self.report, "years").sentence_ids)

    def test_the_follow_up_of_the_last_evaluation(self):
        """Of the year before; one was closed, one is open; that of 2026 is too late."""
        for year, name, state in (
            (2025, "Lengkapi bukti", "closed"),
            (2025, "Ukur setiap triwulan", "open"),
            (2026, "Tahun ini", "open"),
        ):
            item = self.env["sidocakep.lhe.recommendation"].create(
                {
                    "company_id": self.agency_a.id,
                    "year": year,
                    "report_number": f"700/1/ITDA/{year + 1}",
                    "report_date": f"{year + 1}-01-10",
                    "name": name,
                }
            )
            item._with_workflow_bypass().state = state
        self.report.action_take_figures()
        section = self._get_section(self.report, "follow_up")
        self.assertEqual(
            {row[1]: row[5] for row in section.table["rows"]},
            {"Lengkapi bukti": "Selesai", "Ukur setiap triwulan": "Terbuka"},
        )
        self.assertEqual(
            section.sentence_ids.text,
            "Dari 2 rekomendasi Laporan Hasil Evaluasi atas Tahun 2025, 1 selesai "
            "ditindaklanjuti dan 1 masih terbuka.",
        )

    # Money ------------------------------------------------------------------

    def test_gunung_mas_e_3_b_budget_of_each_programme(self):
        """Of P1 175 million are allowed, 140 million spent: 80,00."""
        self._spend(self.node_k1a, 140_000_000)
        self.report.action_take_figures()
        _support, health, whole = self._rows("budget")
        self.assertEqual(health[2:], ["Rp175.000.000,00", "Rp140.000.000,00", "80,00"])
        self.assertEqual(whole[1:3], ["Jumlah", "Rp205.000.000,00"])
        sentence = self._get_section(self.report, "budget").sentence_ids
        self.assertIn("Rp140.000.000,00 dari pagu Rp205.000.000,00", sentence.text)

    def test_gunung_mas_e_3_a_4_efficiency_by_a_named_formula(self):
        """P1: 100,00 reached with 80,00 spent is 20,00; P0 has no achievement."""
        self.assertFalse(self._get_section(self.report, "efficiency").table)
        self.profile_gm.lkjip_efficiency = "unspent"
        self._spend(self.node_k1a, 140_000_000)
        self.report.action_take_figures()
        self.assertIn("kinerja belum diketahui", self._rows("efficiency")[1][4])
        self.profile_gm.lkjip_efficiency_basis = "outcomes"
        self.report.action_take_figures()
        support, health = self._rows("efficiency")
        self.assertEqual(health[2:], ["100,00 *)", "80,00", "20,00 *)"])
        self.assertEqual(support[4], "tidak dapat dihitung (tanpa angka capaian)")
        notes = self._get_section(self.report, "efficiency").table["notes"]
        self.assertIn("(pagu - realisasi) : pagu x 100", notes[0])

    # Several people, history ------------------------------------------------

    def test_several_people_write_and_each_text_is_kept(self):
        section = self._get_section(self.report, "text", "1")[0]
        section.body = "Pertama"
        section.with_user(self.user_head_a).body = "Kedua"
        kept = section.text_ids.sorted("number")
        self.assertEqual(kept.mapped("body"), ["Pertama", "Kedua"])
        self.assertEqual(
            kept.mapped("user_id"), self.user_secretary_a | self.user_head_a
        )
        kept[0].action_restore()
        self.assertEqual(section.body, "Pertama")
        self.assertEqual(len(section.text_ids), 3)
        for text in (kept[0], kept[0].sudo()._with_workflow_bypass()):
            with self.assertRaises(AccessError):
                text.body = "Ditulis kemudian"
        with self.assertRaises(AccessError):
            kept[0].unlink()

    def test_only_the_agency_writes(self):
        section = self._get_section(self.report, "text", "1")[0]

        def write(user):
            section.with_user(user).body = "Tulisan orang lain"

        self.assert_access_of(ROLES, {"secretary_a", "head_a"}, write)
        for vals in ({"table": {}}, {"table_seal": "0"}, {"name": "X"}):
            with self.assertRaises(WorkflowFieldError):
                section.write(vals)

    # Proposals --------------------------------------------------------------

    def test_a_proposal_counts_when_it_is_accepted(self):
        section = self._get_section(self.report, "achievement")
        counts, first, second = section.sentence_ids
        self.assertIn("1 di bawah target dan 1 tidak memiliki angka", counts.text)
        self.assertIn("realisasi belum dilaporkan; capaian tidak dapat", second.text)
        first.action_accept()
        second.action_dismiss()
        with self.assertRaises(AccessError):
            counts.with_user(self.user_ech3_a).action_accept()
        with self.assertRaises(WorkflowFieldError):
            counts.state = "accepted"
        self._issue(self.report)
        self.assertEqual(counts.state, "dismissed")
        [chapter] = [
            item
            for item in self.report.frozen_document["chapters"]
            if item["code"] == "3"
        ]
        printed = chapter["sections"][0]["sentences"]
        self.assertEqual(printed, [{"text": first.text, "is_proposal": False}])

    # Out of date, and kept --------------------------------------------------

    def test_it_says_which_table_and_sentence_is_out_of_date(self):
        section = self._get_section(self.report, "achievement")
        first = section.sentence_ids[1]
        first.action_accept()
        self.assertFalse(self.report.stale_text)
        self._change_measurement()
        stale = section.stale_text.splitlines()
        self.assertEqual(stale[0], f"the table “{section.name}”")
        self.assertEqual(stale[1], f"the sentence “{first.text}”")
        self.assertEqual(len(stale), 2, "the other sentences say what is still so")
        causes = self._get_section(self.report, "causes")
        self.assertIn("the table", causes.stale_text)
        self.assertFalse(self._get_section(self.report, "budget").stale_text)
        self._write_all(self.report)
        with self.assertRaisesRegex(UserError, "the new figures of the table"):
            self.report.action_submit()
        self._mark_submitted(self.report)
        with self.assertRaisesRegex(UserError, "the new figures of the table"):
            self._as(self.user_head_a).action_sign()
        section.action_take_figures()
        self.assertFalse(section.stale_text)
        self.assertTrue(causes.stale_text)
        self.assertEqual(section.table["rows"][0][5], "99,00 *)")
        self.assertEqual(first.state, "proposed", "new figures are accepted anew")
        self.assertIn("99,00 persen", first.text)

    def test_signed_it_stays_as_it_is(self):
        self._issue(self.report)
        kept = self.report.frozen_document
        self.assertEqual(self.report.document_seal, get_seal(kept))
        self._change_measurement()
        self.agency_a.name = "Dinas Lain"
        self.assertFalse(self.report.stale_text)
        self.assertEqual(self.report._get_document()[self.report.id], kept)
        section = self._get_section(self.report, "achievement")
        with self.assertRaises(FrozenRecordError):
            section.body = "Ditulis kemudian"
        for method in (
            section.action_take_figures,
            section.sentence_ids[0].action_accept,
            self.report.action_take_figures,
        ):
            with self.assertRaises(UserError):
                method()

    def test_a_correction_is_a_next_version_with_a_reason(self):
        self._issue(self.report)
        self._change_measurement()
        successor = self.report.browse(self.report.action_amend()["res_id"])
        section = self._get_section(successor, "achievement")
        self.assertEqual(section.table["rows"][0][5], "99,00 *)")
        written = self._get_section(successor, "text", "4")
        self.assertEqual(written.body, f"Tentang {written.name}.")
        with freeze_time("2027-03-20 03:00:00"):
            with self.assertRaisesRegex(UserError, "the reason of the amendment"):
                self._issue(successor)
            successor.amendment_reason = "Setelah audit"
            self._issue(successor)
        self.assertEqual(self.report.state, "replaced")
        self.assertEqual(successor.first_signed_on, date(2027, 2, 10))

    def test_what_it_lacks_is_said_at_once(self):
        self._mark_submitted(self.report)
        with self.assertRaises(UserError) as refused:
            self._as(self.user_head_a).action_sign()
        said = str(refused.exception)
        self.assertIn("number and date of the document", said)
        self.assertIn("the text of “Gambaran Umum Organisasi”", said)
        self.assertIn("Not written yet: Langkah Perbaikan.", self.report.notice)

    def test_without_a_locked_measurement_there_is_nothing_to_sign(self):
        self.year_measurement._with_workflow_bypass().state = "returned"
        self.assertIn("no locked figures yet", self.report.notice)
        self.report.action_take_figures()
        self.assertFalse(self._get_section(self.report, "achievement").table)
        with self.assertRaisesRegex(UserError, "the measurement of the year, sent"):
            self._issue(self.report)

    def test_a_silent_tim_monev_blocks_nobody(self):
        self.year_measurement._with_workflow_bypass().state = "sent"
        self.report.action_take_figures()
        notes = self._get_section(self.report, "achievement").table["notes"]
        self.assertEqual(notes[0], "Belum diterima Tim Monev")
        self._issue(self.report)

    def test_paser_9_3_the_five_instruments_are_listed_and_their_gaps_said(self):
        self.government.profile_id = self.profile_paser
        self.env.invalidate_all()
        gaps = self.report.notice
        self.assertIn("Supporting instrument not complete", gaps)
        document = self.report._get_document()[self.report.id]
        self.assertIn("Rencana Aksi: belum ada", document["unbound"])
        self.assertFalse(any("Rencana Aksi" in text for text in document["annexes"]))
