"""Every form of a regulation is dated: editions with the day from which they hold."""

import base64
import io

from PyPDF2 import PdfFileReader

from odoo.tests import TransactionCase, tagged

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_form import (
    FORM_DOCUMENTS,
)

#: What is printed on a form of the annexes > the model whose paper it is.
STATUTORY = {
    "pk": "sidocakep.pk",
    "rkt": "sidocakep.rkt",
    "action_plan": "sidocakep.action.plan",
    "measurement": "sidocakep.measurement",
    "cascading": "sidocakep.cascading.report",
    "lkjip": "sidocakep.lkjip",
    "renja_evaluation": "sidocakep.measurement",
}


@tagged("post_install", "-at_install")
class TestFormEditions(TransactionCase):
    def test_each_statutory_form_has_an_edition_that_governs_its_print(self):
        self.assertEqual([key for key, _name in FORM_DOCUMENTS], list(STATUTORY))
        forms = self.env["sidocakep.profile.form"].search([])
        for document, name in STATUTORY.items():
            with self.subTest(document):
                own = forms.filtered(lambda form, key=document: form.document == key)
                self.assertTrue(own.filtered("article"))
                self.assertFalse(own.filtered(lambda form: not form.form_code))
                self.assertFalse(own.filtered(lambda form: not form.title))
                model = self.env[name]
                # a PK and an RKT carry the form itself, the others its words
                papers = {paper.form for paper in model._get_papers().values()}
                kept = {getattr(model, "_printed_form", None), *papers}
                self.assertTrue("form_id" in model._fields or document in kept)

    def test_each_edition_is_shown_as_it_will_be_printed(self):
        """With the words of the edition, and those of whom it is for."""
        forms = self.env["sidocakep.profile.form"].search([])
        printed = self.env["sidocakep.profile.form"]._get_form_reports()
        self.assertEqual(set(printed), set(STATUTORY))
        region = self.env.ref("sidocakep_base.position_kind_head_of_region")
        words = {
            "lkjip": ("BAB III AKUNTABILITAS KINERJA", "Gambar 3.1"),
            "measurement": ("Realisasi Capaian", "84 Angka"),
            "cascading": ("Perjanjian Kinerja secara berjenjang", "REKAPITULASI"),
            "renja_evaluation": ("PROGRAM CONTOH",),
            "action_plan": ("Rapat staf",),
        }
        for form in forms:
            with self.subTest(f"{form.profile_id.name} {form.document}"):
                self.assertTrue(form.has_preview)
                pages = PdfFileReader(io.BytesIO(base64.b64decode(form.preview))).pages
                text = "".join(page.extract_text() for page in pages)
                text = "".join(text.split())
                title = form.title.replace("{year}", "2026")
                wanted = [title, *words.get(form.document, ())]
                if region in form.position_kind_ids:
                    wanted.append(
                        "Bupati Contoh" if form.document == "pk" else "BUPATI"
                    )
                    self.assertNotIn("DINASCONTOH", text)
                    self.assertNotIn("NAMAPIHAKKEDUA", text)
                for said in wanted:
                    self.assertIn("".join(said.split()), text)

    def test_no_other_paper_names_a_form_that_nobody_dates(self):
        named = {
            model._printed_form
            for model in self.env.registry.values()
            if getattr(model, "_printed_form", None)
        }
        self.assertLessEqual(named, set(STATUTORY))

    def test_without_a_form_the_words_are_those_of_the_layout(self):
        forms = self.env["sidocakep.profile.form"]
        for document, title in (
            ("measurement", "PENGUKURAN KINERJA TAHUN 2026"),
            ("action_plan", "JADWAL KEGIATAN RENCANA AKSI TAHUN 2026"),
            ("cascading", "PERJANJIAN KINERJA TAHUN 2026"),
            ("lkjip", "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)"),
            ("renja_evaluation", "EVALUASI TERHADAP HASIL RENJA"),
        ):
            with self.subTest(document):
                self.assertEqual(forms._get_form_words(document, 2026)["title"], title)
