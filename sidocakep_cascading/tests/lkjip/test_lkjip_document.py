"""What is kept of a performance report when it is signed, part by part."""

from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ...engine.formerly import changed_targets
from ...models.lkjip.lkjip_formerly import (
    note_changed_figures,
    read_agreements,
    read_stages,
)
from ...models.lkjip.lkjip_source import LkjipSource
from ..common import YEAR
from ..lkjip_case import NOW, LkjipCase

#: Keys of a table that is kept.
TABLE_KEYS = {"title", "heads", "widths", "rows", "notes", "label", "seal"}


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestLkjipDocument(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile_gm.lkjip_recipients = "Bupati\n\n  Kepala Bappeda  \n"
        cls.report = cls._begin()

    def _get(self, report=None):
        report = report or self.report
        return report._get_document()[report.id]

    def _get_chapter(self, code, report=None):
        [chapter] = [
            item for item in self._get(report)["chapters"] if item["code"] == code
        ]
        return chapter

    def test_why_a_policy_changed_inside_the_year_stands_below_its_formulas(self):
        with freeze_time("2026-09-15 03:00:00"):
            self.profile_gm.policy_id.sudo().write(
                {"change_reason": "Skala disamakan", "decimals": 1}
            )
        notes = LkjipSource(self.report.sudo()).get_formula_notes()
        self.assertEqual(
            notes[-1],
            "Kebijakan capaian diubah tanggal 15 September 2026: Skala disamakan.",
        )

    def test_the_head_of_a_draft_and_of_a_signed_one(self):
        draft = self._get()
        self.assertEqual(draft["document"], "")
        self.assertEqual(draft["signer_name"], self.employee_head_a.name)
        self._issue(self.report)
        kept = self.report.frozen_document
        expected = {
            "page_edition": 4,
            "agency": self.agency_a.name,
            "year": "2026",
            "document": "400.7/12/LKjIP",
            "version": 1,
            "replaces": "",
            "reason": "",
            "date": "10 Februari 2027",
            "date_iso": "2027-02-10",
            "signer_title": self.job_head_a._get_printed_title(),
            "signer_name": self.employee_head_a.name,
            "signer_nip": self.employee_head_a.nip_display,
            "recipients": ["Bupati", "Kepala Bappeda"],
        }
        self.assertEqual({name: kept[name] for name in expected}, expected)
        self.assertEqual(self.report.document_seal, get_seal(kept))

    def test_the_nip_is_printed_in_its_groups(self):
        """8-6-1-3, as the civil service writes it."""
        self.assertRegex(self._get()["signer_nip"], r"^\d{8} \d{6} \d \d{3}$")

    def test_tables_are_numbered_in_their_chapter(self):
        labels = [table["label"] for table in self._get()["tables"]]
        self.assertEqual(labels[:2], ["Tabel 2.1", "Tabel 2.2"])
        in_third = [label for label in labels if label.startswith("Tabel 3.")]
        numbers = range(1, len(in_third) + 1)
        self.assertEqual(in_third, [f"Tabel 3.{number}" for number in numbers])
        self.assertEqual(len(labels), 2 + len(in_third))

    def test_each_table_carries_the_hash_of_its_source(self):
        self._issue(self.report)
        for chapter in self.report.frozen_document["chapters"]:
            for section in chapter["sections"]:
                table = section["table"]
                if not table:
                    continue
                with self.subTest(section["name"]):
                    self.assertEqual(set(table) - {"is_dense"}, TABLE_KEYS)
                    names = set(table) - {"label", "seal"}
                    source = {name: table[name] for name in names}
                    self.assertEqual(table["seal"], get_seal(source))

    def test_a_section_has_number_name_paragraphs_and_sentences(self):
        conclusion = self._get_section(self.report, "counts", "4")
        conclusion.body = "Satu\nmasih satu\n\n- dua\n- tiga"
        counts, *_others = conclusion.sentence_ids
        counts.action_accept()
        first, second, third, fourth = self._get_chapter("4")["sections"]
        self.assertEqual(first["number"], "4.1")
        self.assertEqual(first["name"], "Simpulan")
        self.assertEqual(
            first["paragraphs"], [["Satu", "masih satu"], ["- dua", "- tiga"]]
        )
        self.assertIsNone(first["table"])
        self.assertEqual(
            first["sentences"][0],
            {
                "text": (
                    "Pada Tahun 2026, dari 2 indikator kinerja, 1 di bawah "
                    "target dan 1 tidak memiliki angka capaian (1 belum "
                    "dilaporkan). Belum final: Indeks Kepuasan (sementara)."
                ),
                "is_proposal": False,
            },
        )
        numbers = [section["number"] for section in (second, third, fourth)]
        self.assertEqual(numbers, ["4.2", "4.3", "4.4"])
        self.assertEqual(second["paragraphs"], [])
        self.assertEqual(self._get_chapter("preface")["sections"][0]["number"], "")

    def test_what_was_left_out_is_not_kept(self):
        section = self._get_section(self.report, "achievement")
        for sentence in section.sentence_ids:
            sentence.action_dismiss()
        self.assertEqual(self._get_chapter("3")["sections"][0]["sentences"], [])
        section.sentence_ids[0].action_accept()
        self._issue(self.report)
        [kept] = self._get_chapter("3")["sections"][0]["sentences"]
        self.assertEqual(kept["text"], section.sentence_ids[0].text)

    def test_the_words_of_a_person_are_kept_as_he_corrected_them(self):
        section = self._get_section(self.report, "achievement")
        sentence = section.sentence_ids[1]
        sentence.text = "Indeks Kepuasan mencapai 95 persen dari targetnya."
        sentence.action_accept()
        self.assertFalse(section.stale_text, "the figures are those of before")
        self._issue(self.report)
        kept = self._get_chapter("3")["sections"][0]["sentences"]
        self.assertEqual(kept[0]["text"], sentence.text)

    def test_a_correction_names_what_it_replaces_and_why(self):
        self._issue(self.report)
        successor = self.report.browse(self.report.action_amend()["res_id"])
        successor.amendment_reason = "Setelah audit"
        document = self._get(successor)
        self.assertEqual(document["version"], 2)
        self.assertEqual(document["replaces"], "400.7/12/LKjIP")
        self.assertEqual(document["reason"], "Setelah audit")
        successor.action_cancel_correction()
        self.assertEqual(successor.state, "cancelled")
        self.assertEqual(self.report.state, "signed")

    def test_annexes_name_agreement_and_measurement(self):
        annexes = self._get()["annexes"]
        self.assertRegex(annexes[0], r"^Perjanjian Kinerja .*[(]Tahun 2026[)]$")
        self.assertEqual(
            annexes[1],
            "Pengukuran Kinerja Tahun 2026, versi 1, diterima Tim Monev tanggal 5 "
            "Januari 2027",
        )

    def test_what_stands_nowhere_is_said_while_it_is_compiled(self):
        """No formula of efficiency is chosen: neither table nor text stands in it."""
        section = self._get_section(self.report, "efficiency")
        [said] = [
            line
            for line in self.report.notice.splitlines()
            if line.startswith("Nothing stands in:")
        ]
        self.assertIn(section.name, said)
        section.body = "Dihitung mulai tahun depan."
        self.report.invalidate_recordset(["notice"])
        self.assertNotIn(section.name, self.report.notice)

    def test_sums_have_no_number(self):
        self.report.action_take_figures()
        *rows, total = self._get_section(self.report, "budget").table["rows"]
        self.assertEqual(total[:2], ["", "Jumlah"])
        self.assertEqual(rows[0][0], "1")

    # The interim report: Paser 23/2016 annex I row 9 ---------------------------

    def _begin_interim(self, with_figures=True):
        """Begin that of the first half; 78 of 80 were reached in quarter II.

        97,50 = 78 / 80 x 100; the target of the year is 85,5.
        """
        with freeze_time("2026-07-20 03:00:00"):
            if with_figures:
                self._set_quarter(self.iku_1, 2, "80")
                self._put(self.iku_1, YEAR, 2, 78)
                half = self._measure(period_no=2)
                for line in half.line_ids:
                    line.write({"obstacle": "Alat rusak", "solution": "Pinjam alat"})
                half.with_user(self.user_head_a).action_send()
                half.with_user(self.user_monev).action_accept()
            interim = self.report.create(
                {"company_id": self.agency_a.id, "year": YEAR, "period": "semester"}
            )
        self.env.flush_all()
        return interim

    def test_paser_annex_1_row_9_the_interim_is_drawn_from_quarter_ii(self):
        interim = self._begin_interim()
        self.assertEqual(
            interim.display_name, "LKjIP Semester I 2026 Dinas Kesehatan Uji"
        )
        begun = self.env["sidocakep.lkjip"].new({"period": "semester", "year": 2026})
        with freeze_time("2027-07-01 03:00:00"):
            begun._onchange_period()
        self.assertEqual(begun.year, 2027)
        row = self._get_section(interim, "achievement").table["rows"][0]
        self.assertEqual(row[2:5], ["80 Persen", "78 Persen (Sementara)", "97,50 *)"])
        said = self._get_section(interim, "achievement").sentence_ids.mapped("text")
        self.assertIn("Pada Semester I Tahun 2026, dari 2 indikator", said[0])
        self.assertFalse(self._get_section(interim, "efficiency"))
        document = self._get(interim)
        self.assertEqual(document["period"], "Semester I")
        self.assertIn(
            "Pengukuran Kinerja Semester I Tahun 2026", document["annexes"][1]
        )
        # That of the year is another document, and says what it said.
        self.assertEqual(self._get()["period"], "")
        row = self._get_section(self.report, "achievement").table["rows"][0]
        self.assertEqual(row[5], "95,00 *)")

    def test_the_interim_is_signed_in_its_year_and_is_not_owed(self):
        interim = self._begin_interim()
        self._write_all(interim)
        with self.assertRaisesRegex(ValidationError, "not before 20 Jul[iy] 2026"):
            interim.document_date = date(2026, 6, 30)
        with freeze_time("2026-07-20 03:00:00"):
            interim.action_submit()
            interim.document_date = date(2026, 7, 20)
            interim.with_user(self.user_head_a).action_sign()
        self.assertEqual(interim.state, "signed")
        self.assertFalse(interim.late_text)
        # It is not the report of the year: that one is still being compiled and owed.
        deadlines = self.env["sidocakep.deadline"]
        deadlines._refresh(self.agency_a, YEAR)
        owed = deadlines.search(
            [("document", "=", "lkjip"), ("company_id", "=", self.agency_a.id)]
        )
        self.assertFalse(owed.done_on)
        [kind] = [
            kind(self.env(user=self.user_secretary_a))
            for kind in deadlines._get_kinds()
            if "lkjip" in kind.documents
        ]
        self.assertEqual(kind.open_step(owed)["res_id"], self.report.id)
        row = self.env["sidocakep.compliance"].search(
            [
                ("company_id", "=", self.agency_a.id),
                ("year", "=", YEAR),
                ("component", "=", "component_report"),
            ]
        )
        self.assertNotEqual(row.state, "decided")

    def test_the_interim_needs_the_measurement_of_quarter_ii(self):
        interim = self._begin_interim(with_figures=False)
        self._write_all(interim)
        with self.assertRaisesRegex(UserError, "the measurement of quarter II"):
            interim.action_submit()
        with self.assertRaisesRegex(UserError, "Agency, year and period"):
            interim.period = "year"

    # Others to compare with: PermenPANRB 53/2014 ------------------------------

    def test_53_2014_a_figure_of_the_nation_stands_beside_the_own(self):
        """It makes a draft out of date, and stays once the report is signed."""
        report = self.report
        section = self._get_section(report, "benchmarks")
        self.assertFalse(section.table)
        mark = self.env["sidocakep.benchmark"].with_user(self.user_bappeda)
        mark = mark.create(
            {
                "indicator_id": self.iku_1.id,
                "year": YEAR,
                "written": "84",
                "data_year": YEAR - 1,
                "source": "KemenPANRB",
            }
        )
        report.invalidate_recordset()
        self.assertIn("Perbandingan dengan Standar Nasional", report.stale_text)
        report.action_take_figures()
        self.assertEqual(
            section.table["rows"],
            [
                [
                    *("1", "Indeks Kepuasan", "81,225 Persen (Sementara)", "Nasional"),
                    *("84 Persen (2025)", "KemenPANRB"),
                ]
            ],
        )
        self.assertEqual(
            section.sentence_ids.text,
            "Indeks Kepuasan: realisasi Tahun 2026 81,225 Persen (sementara), Nasional "
            "84 Persen (2025) menurut KemenPANRB.",
        )
        self._issue(report)
        for change in (lambda: mark.write({"written": "70"}), mark.unlink):
            with self.assertRaisesRegex(UserError, "next version first"):
                change()

    # What was another before ---------------------------------------------------

    def test_an_audited_figure_and_a_changed_target_are_told_with_the_former(self):
        """81,225 of 85,5 is 95,00; after the audit 79 of 85,5 is 92,40 (92,397...)."""
        figure = self.env["sidocakep.data.figure"].search(
            [("indicator_id", "=", self.iku_1.id), ("state", "=", "verified")], limit=1
        )
        self._decree(figure.card_id)
        with freeze_time("2027-05-20 03:00:00"):
            action = figure.with_user(self.user_ech3_a).action_amend_released()
            successor = figure.browse(action["res_id"]).with_user(self.user_ech3_a)
            self._attach(successor)
            self._enter(
                successor,
                self.user_ech3_a,
                "79",
                amendment_reason="LHP BPK",
                release_status="audited",
                remark="LHP BPK tanggal 20 Mei 2027",
            )
            successor.action_send()
            successor.with_user(self.user_secretary_a).action_verify()
        stages = read_stages(self.agency_a.sudo(), self.iku_1, [YEAR - 1, YEAR])
        self.assertEqual(
            note_changed_figures(stages, self.iku_1),
            [
                (
                    "Realisasi 2026 Indeks Kepuasan: semula 81,225 Persen (95,00), "
                    "setelah audit 79 Persen (92,40)"
                )
            ],
        )
        self.assertEqual(read_stages(self.agency_b.sudo(), self.iku_1, [YEAR]), {})

    def test_a_changed_target_is_told_with_the_former_one(self):
        former = self.pk_head.sudo()
        self.assertEqual(list(changed_targets(read_agreements(former))), [])
        successor = former._create_next({"date_document": "2026-09-28"})
        line = successor.line_ids.filtered(lambda row: row.indicator_id == self.iku_1)
        line._with_workflow_bypass().write({"value": 88})
        [note] = changed_targets(read_agreements(successor))
        self.assertRegex(
            note,
            "^Target Indeks Kepuasan: semula 85,5 Persen [(]Perjanjian Kinerja .*2026"
            "[)], menjadi 88 Persen [(]Perjanjian Kinerja Perubahan tanggal 28 "
            "September 2026[)]$",
        )
