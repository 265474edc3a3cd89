"""What Bagian Organisasi writes in a form row is what comes out of the printer."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, freeze_time, tagged

from ..common import PrintCase


@freeze_time("2026-01-10 03:00:00")
@tagged("post_install", "-at_install")
class TestPkFormPrint(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.pk._get_form().with_user(cls.user_organisasi)

    def test_the_row_is_what_is_printed(self):
        self.form.write(
            {
                "title": "PAKTA KINERJA {year}",
                "table1_title": "Daftar Sasaran",
                "table2_title": "Daftar Kegiatan",
                "first_label": "Yang Berjanji",
                "second_label": "Yang Menyaksikan",
            }
        )
        text = self._get_text(self._render_html(self.pk))
        self.assertIn("PAKTA KINERJA 2026", text)
        for words in ("Daftar Sasaran", "Daftar Kegiatan"):
            self.assertIn(words, text)
        for words in ("Yang Berjanji", "Yang Menyaksikan"):
            self.assertIn(words, text)
        for words in ("PERJANJIAN KINERJA TAHUNAN", "Tabel I", "Pihak II"):
            self.assertNotIn(words, text)
        [page] = self._read_pages(self._print(self.pk))
        self.assertIn("PAKTAKINERJA2026", page)

    def test_another_layout_is_another_page(self):
        self.form.form_code = "paser"
        pages = self._read_pages(self._print(self.pk))
        self.assertEqual(len(pages), 2)
        self.assertIn("PERJANJIANKINERJATAHUN2026", pages[0])

    def test_both_layouts_print_the_note_on_a_target(self):
        line = self.pk.line_ids[:1]
        line.target_note = "Menurut survei semester II"
        for layout in ("gunung_mas", "paser"):
            self.form.form_code = layout
            text = self._get_text(self._render_html(self.pk))
            with self.subTest(layout=layout):
                self.assertIn(f"{line.paper_text} Menurut survei semester II", text)
            pages = "".join(self._read_pages(self._print(self.pk)))
            with self.subTest(layout=layout, of="PDF"):
                self.assertIn("MenurutsurveisemesterII", pages)

    def test_a_signed_print_is_of_its_edition(self):
        self._sign_to(self.pk, "signed")
        before = self._get_text(self._render_html(self.pk))
        printed = self._print(self.pk)
        action = self.form.action_next_edition()
        edition = self.env["sidocakep.profile.form"].browse(action["res_id"])
        edition.write({"title": "PAKTA KINERJA {year}", "form_code": "paser"})
        self.env.invalidate_all()
        self.assertEqual(self._get_text(self._render_html(self.pk)), before)
        self.assertEqual(self._print(self.pk), printed)

    def test_what_was_sealed_without_labels_prints_the_words_of_its_layout(self):
        """A PK signed before forms had editions: its content is not rewritten."""
        values = self.pk._get_document_values()[self.pk.id]
        page = self._get_text(self._render_values(values))
        old = {
            key: value
            for key, value in values.items()
            if key not in ("labels", "form_edition")
        }
        self.assertEqual(self._get_text(self._render_values(old)), page)
        self.assertIn("Tabel II", page)

    def test_without_a_form_a_sentence_says_who_adds_it(self):
        self.profile_gm.form_ids.unlink()
        self.env.invalidate_all()
        for render in (self._print, self._render_html):
            with self.assertRaisesRegex(
                UserError, "has no form.*Regulation Profiles > Forms"
            ):
                render(self.pk)

    # ------------------------------------------------------------------
    # Preview
    # ------------------------------------------------------------------

    def _get_preview(self, form):
        rows = call_kw(form, "read", [form.ids, ["preview"]], {})
        return "".join(self._read_pages(base64.b64decode(rows[0]["preview"])))

    def test_a_preview_shows_the_form_with_made_up_content(self):
        self.form.title = "PAKTA KINERJA {year}"
        text = self._get_preview(self.form)
        self.assertIn("PAKTAKINERJA2026", text)
        self.assertIn("KEPALADINASCONTOH", text)
        self.assertNotIn("Kegiatancontoh", text)
        self.form.write({"form_code": "paser"})
        text = self._get_preview(self.form)
        self.assertIn("PERJANJIANKINERJATAHUN2026", text)
        self.assertIn("2.Kegiatancontohkedua", text)
        action = call_kw(self.form, "action_preview", [self.form.ids], {})
        self.assertEqual(action["res_id"], self.form.id)

    def test_what_is_not_printed_has_no_preview(self):
        form = self.profile_gm.form_ids.filtered(lambda row: row.document == "lkjip")
        printed = {"pk": "sidocakep_report.action_report_pk"}
        self.patch(type(form), "_get_form_reports", lambda forms: printed)
        with self.assertRaisesRegex(UserError, "has no preview"):
            form.with_user(self.user_organisasi).action_preview()
        self.assertFalse(form.preview)

    def test_a_preview_is_for_who_reads_the_regulation(self):
        user = self.env["res.users"].create(
            {
                "name": "Tamu",
                "login": "uji_portal_form",
                "group_ids": [(6, 0, self.env.ref("base.group_portal").ids)],
            }
        )
        form = self.form.with_user(user)
        for method, arguments in (
            ("action_preview", [form.ids]),
            ("read", [form.ids, ["preview"]]),
        ):
            with self.subTest(method), self.assertRaises(AccessError):
                call_kw(form, method, arguments, {})


@tagged("post_install", "-at_install", "-standard", "long")
class TestThirdRegencyPrint(HttpCase, PrintCase):
    def test_a_third_regency_prints_what_it_wrote_on_the_screen(self):
        """The layout of Paser, own title, Tabel II without programmes: no code."""
        self.government.profile_id = False
        self.env["res.lang"]._activate_lang("en_US")
        self.user_organisasi.lang = "en_US"
        self.start_tour(
            "/odoo/action-sidocakep_base.sidocakep_profile_action",
            "sidocakep_profile_tour",
            login="uji_organisasi",
        )
        pk = self._create_pk(self.job_ech4_a)
        pages = self._read_pages(self._print(pk))
        self.assertIn("PAKTAKINERJARIMBARAYA2026", pages[0])
        self.assertIn("1.RujukanIbu", pages[1])
        self.assertIn("2.RujukanAnak", pages[1])
        self.assertNotIn("PROGRAMUPAYAKESEHATANPERORANGAN", pages[1])
