"""What the records propose to the reviewer, item by item."""

from odoo.exceptions import UserError, ValidationError

from ..common import YEAR

SECTION, MEASUREMENT = "sidocakep.lkjip.section", "sidocakep.measurement"
COLLECTION = "sidocakep.data.collection"
PK, INDICATOR = "sidocakep.pk", "sidocakep.indicator"
#: Item > what the records say of the report as it is made here, and which record.
PROPOSED = {
    "I.2": ("yes", SECTION, "1 indikator dengan target tahunnya tercetak."),
    "I.3": ("yes", SECTION, "Capaian 1 indikator tercetak."),
    "I.6": (
        "no",
        SECTION,
        "Realisasi anggaran tercetak per program. Kecuali: Tidak termuat, tanpa DPA: ",
    ),
    "II.2": (
        "yes",
        MEASUREMENT,
        "Realisasi setiap indikator berasal dari data yang diverifikasi.",
    ),
    "II.3": ("no", False, "Pengumpulan data kinerja belum ditetapkan."),
    "II.4": ("no", False, "Belum ada kartu data kinerja."),
    "II.6": ("no", "sidocakep.lkjip", "Tidak ada berita acara dialog kinerja."),
    "III.1": ("yes", PK, "Sasaran dan indikator sama dengan Perjanjian Kinerja"),
    "III.2": (
        "yes",
        "sidocakep.plan",
        "Sasaran berasal dari RPJMD yang ditetapkan.",
    ),
    "III.4": ("yes", PK, "Target sama dengan Perjanjian Kinerja."),
    "III.5": ("no", False, "IKU belum ditetapkan."),
    "III.7": (
        "no",
        SECTION,
        "Dibandingkan dengan tahun sebelumnya dan dengan target jangka menengah. Kecua",
    ),
    "III.10": (
        "yes",
        INDICATOR,
        "Setiap indikator dijawab memenuhi lima kriteria SMART.",
    ),
}


class ReviewCheckTests:
    """Mixed into the tests of the review: one government for all of them."""

    def _look_again(self, code):
        """Return what the records say of an item now."""
        self.env.flush_all()
        self.review.action_look_again()
        line = self._line(code)
        return line.proposal, line.proposal_text

    def test_what_records_answer_is_proposed_with_the_record(self):
        proposed = {
            line.code: (line.proposal, line.source_model, line.proposal_text)
            for line in self.review.line_ids
            if line.proposal
        }
        self.assertEqual(set(proposed), set(PROPOSED))
        for code, (answer, model, text) in PROPOSED.items():
            with self.subTest(code):
                self.assertEqual(proposed[code][:2], (answer, model))
                self.assertTrue(proposed[code][2].startswith(text), proposed[code][2])
        self.assertFalse(any(self.review.line_ids.mapped("answer")), "none is given")

    def test_the_record_opens_and_is_confirmed(self):
        line = self._line("III.1")
        self.assertEqual(line.action_open_source()["res_id"], self.pk_bupati.id)
        self.assertFalse(self._line("III.5").action_open_source())
        line.action_confirm()
        self.assertEqual(line.answer, "yes")
        with self.assertRaisesRegex(UserError, "Answer it yourself"):
            self._line("I.1").action_confirm()
        no = self._line("III.5")
        no.action_confirm()
        self.assertEqual((no.answer, no.explanation), ("no", "IKU belum ditetapkan."))

    def test_figures_that_lack_are_named(self):
        """Of an indicator: its target, its achievement, the figure behind it."""
        line = self.own.line_ids._with_workflow_bypass()
        name = "Kecuali: Indeks Pembangunan Manusia"
        line.write(
            {
                "year_target_text": False,
                "year_status": "not_reported",
                "figure_id": False,
            }
        )
        for code in ("I.2", "I.3", "II.2"):
            with self.subTest(code):
                answer, text = self._look_again(code)
                self.assertEqual(answer, "no")
                self.assertIn(name, text)
        self.assertIn("PK 72,5", self._look_again("III.4")[1])

    def test_an_indicator_that_is_not_smart_is_named(self):
        self._mean(self.iku_ipm, smart_relevant="no")
        answer, text = self._look_again("III.10")
        self.assertEqual(answer, "no")
        self.assertIn("Kecuali: Indeks Pembangunan Manusia (4 dari 5).", text)

    def test_the_iku_of_the_decree_are_looked_for(self):
        decree = self.env["sidocakep.iku.decree"].create(
            {"company_id": self.government.id, "year_start": YEAR}
        )
        decree.action_draw_indicators()
        writer = decree._with_workflow_bypass()
        writer.write({"state": "decided", "document_date": f"{YEAR + 1}-01-05"})
        said = "IKU belum ditetapkan."
        self.assertEqual(self._look_again("III.5"), ("no", said), "after the year")
        writer.document_date = f"{YEAR}-01-05"
        self.assertEqual(
            self._look_again("III.5"),
            ("yes", "IKU yang ditetapkan diukur dalam laporan."),
        )
        self.assertEqual(self._line("III.5").source_id, decree.id)
        self.own.line_ids._with_workflow_bypass().indicator_id = self.iku_1
        answer, text = self._look_again("III.5")
        self.assertEqual(answer, "no")
        self.assertIn("Kecuali: Indeks Pembangunan Manusia", text)

    def test_how_data_are_collected(self):
        collection = self.env["sidocakep.data.collection"].create(
            {"company_id": self.government.id, "document_number": "188/4/2026"}
        )
        card = self.env["sidocakep.data.card"].create(
            {"collection_id": collection.id, "indicator_id": self.iku_ipm.id}
        )
        card.responsible_job_id = False
        self.assertEqual(self._look_again("II.3")[0], "no", "a draft is no decree")
        self.assertIn("Indeks Pembangunan Manusia", self._line("II.4").proposal_text)
        card.responsible_job_id = self.job_sekda
        collection._with_workflow_bypass().state = "decided"
        text = "Pengumpulan data ditetapkan: 188/4/2026."
        self.assertEqual(self._look_again("II.3"), ("yes", text))
        self.assertEqual(self._line("II.4").proposal, "yes")
        self.assertEqual(self._line("II.4").source_model, COLLECTION)

    def test_money_and_comparison(self):
        """Every month is reported; the plan has its last target, 2025 its figure.

        The other agencies have no DPA: the sums are not of all of them.
        """
        for month in range(1, 13):
            self.env["sidocakep.realisation.month"].create(
                {
                    "company_id": self.agency_a.id,
                    "year": YEAR,
                    "month": f"{month:02}",
                }
            )._with_workflow_bypass().state = "closed"
        answer, text = self._look_again("I.6")
        self.assertEqual(answer, "no")
        self.assertIn("Kecuali: Tidak termuat, tanpa DPA: ", text)
        self.assertNotIn(self.agency_a.name, text)
        self._put(self.iku_ipm, YEAR - 1, 0, 70, kind="year")
        self.env["sidocakep.target"]._with_workflow_bypass().create(
            {
                "indicator_id": self.iku_ipm.id,
                "period_kind": "five_year",
                "year": self.rpjmd.year_end,
                "plan_id": self.rpjmd.id,
                "written": "75",
            }
        )
        self.own._with_workflow_bypass().frozen_document = False
        self.own.line_ids._refresh()
        self.report.action_take_figures()
        self.assertEqual(self._look_again("III.7")[0], "yes")

    def test_a_report_without_a_measurement_proposes_no(self):
        self.own._with_workflow_bypass().state = "returned"
        for code in ("I.2", "I.3", "II.2", "III.1", "III.2", "III.4", "III.10"):
            with self.subTest(code):
                self.assertEqual(self._look_again(code)[0], "no")

    # The checklist itself ---------------------------------------------------

    def test_an_edition_that_was_used_is_copied(self):
        checklist = self.review.checklist_id.with_env(self.env)
        for change in (
            lambda: checklist.item_ids[0].write({"name": "Lain"}),
            checklist.item_ids[0].unlink,
            lambda: checklist.item_ids[0].copy({"number": 99}),
        ):
            with (
                self.assertRaisesRegex(UserError, "Copy it and change"),
                self.cr.savepoint(),
            ):
                change()
        copy = checklist.copy({"year_from": YEAR + 1})
        self.assertEqual(len(copy.item_ids), 23)
        copy.item_ids[0].name = "Lain"
        editions = self.env["sidocakep.lkjip.checklist"]
        self.assertEqual(editions._get_for_year(YEAR), checklist)
        self.assertEqual(editions._get_for_year(YEAR + 1), copy)
        for vals, words in (
            ({"contents": "bab"}, "no such kind of section"),
            ({"is_follow_up": True}, "no item stands before it"),
        ):
            with (
                self.assertRaisesRegex(ValidationError, words),
                self.cr.savepoint(),
            ):
                copy.item_ids[0].write(vals)

    def test_without_an_edition_no_review_begins(self):
        self.review.sudo()._with_workflow_bypass().state = "returned"
        self.review.checklist_id.sudo().year_from = YEAR + 5
        with self.assertRaisesRegex(UserError, "Have one entered"):
            self._review()
