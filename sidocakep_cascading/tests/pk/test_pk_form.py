"""The form of a PK is a row of the profile, in editions."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ..common import ROLES, PkCase


@freeze_time("2026-01-10 03:00:00")
@tagged("post_install", "-at_install")
class TestPkForm(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.profile_gm._get_form("pk", cls._position_kind("administrator"))
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _get_values(self, pk=None):
        pk = pk or self.pk
        self.env.invalidate_all()
        return pk._get_document_values()[pk.id]

    # ------------------------------------------------------------------
    # The row says what is printed
    # ------------------------------------------------------------------

    def test_the_row_is_what_the_document_says(self):
        self.form.write(
            {
                "title": "PAKTA KINERJA {year}",
                "table1_title": "Daftar I",
                "first_label": "Yang Berjanji",
            }
        )
        values = self._get_values()
        self.assertEqual(values["title"], "PAKTA KINERJA 2026")
        self.assertEqual(
            values["labels"],
            {
                "table1": "Daftar I",
                "table2": "Tabel II",
                "first": "Yang Berjanji",
                "second": "Pihak II",
            },
        )
        self.assertEqual((values["form"], values["form_edition"]), ("gunung_mas", 1))

    def test_the_row_nests_table_2(self):
        """Eselon III has its kegiatan; under their programme where the form says so."""
        self.pk.action_fill_from_plan()
        flat = ["Layanan Rujukan", "Layanan Dasar"]
        self.assertEqual([row["name"] for row in self._get_values()["table2"]], flat)
        self.form.table2_nesting = "nested"
        self.pk.action_fill_from_plan()
        [program] = self._get_values()["table2"]
        self.assertEqual(program["name"], "PROGRAM UPAYA KESEHATAN PERORANGAN")
        self.assertEqual([row["name"] for row in program["children"]], flat)

    def test_a_form_of_the_position_wins(self):
        kind = self.pk.position_kind_id
        self.form.copy({"title": "KHUSUS {year}", "position_kind_ids": kind.ids})
        self.assertEqual(self._get_values()["title"], "KHUSUS 2026")
        other = self._create_pk(self.job_ech4_a)
        self.assertEqual(
            self._get_values(other)["title"], "PERJANJIAN KINERJA TAHUNAN 2026"
        )

    def test_a_layout_proposes_its_words(self):
        self.form.form_code = "paser"
        self.assertEqual(self.form.title, "PERJANJIAN KINERJA TAHUN {year}")
        self.assertEqual(self.form.second_label, "Pihak Kedua,")
        self.assertEqual(self.form.table2_nesting, "nested")

    def test_only_the_year_stands_in_braces(self):
        for title in ("PK {tahun}", "PK {year.__class__}", "PK {", "PK }", ""):
            with self.subTest(title), self.assertRaises(ValidationError):
                self.form.title = title

    def test_two_forms_of_one_day_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "same position on the same day"):
            self.form.copy()

    # ------------------------------------------------------------------
    # No form
    # ------------------------------------------------------------------

    def test_without_any_form_a_sentence_says_who_adds_it(self):
        self.profile_gm.form_ids.unlink()
        values = self._get_values()
        self.assertEqual(values["form"], "")
        self.assertEqual(values["title"], "PERJANJIAN KINERJA 2026")
        with self.assertRaisesRegex(
            UserError, "has no form for a performance agreement.*Bagian Organisasi adds"
        ):
            self.pk.with_user(self.user_ech3_a).action_propose()
        self.assertIn("no form", str(self.pk.problem_html))

    # ------------------------------------------------------------------
    # Editions
    # ------------------------------------------------------------------

    def test_a_signed_document_keeps_its_edition(self):
        self._sign_to(self.pk, "signed_first")
        before, seal = self._get_values(), self.pk.frozen_hash
        self.assertEqual(self.pk.form_id, self.form)
        self.assertTrue(self.form.is_used)
        action = self.form.with_user(self.user_organisasi).action_next_edition()
        edition = self.env["sidocakep.profile.form"].browse(action["res_id"])
        edition.with_user(self.user_organisasi).write(
            {"title": "PAKTA KINERJA {year}", "form_code": "paser"}
        )
        self.assertEqual(self._get_values(), before)
        self.assertEqual(self.pk.frozen_hash, seal)
        self.assertTrue(self.pk._is_seal_intact())
        self.assertEqual(self.pk.frozen_values["form_edition"], 1)
        self.assertEqual((edition.edition, edition.date_start), (2, date(2026, 1, 11)))
        self.assertEqual(self.form.date_end, date(2026, 1, 10))
        later = self._create_pk(self.job_ech4_a, date_document="2026-01-12")
        self.assertEqual(self._get_values(later)["form_edition"], 2)

    def test_a_form_once_used_is_neither_changed_nor_deleted(self):
        self._sign_to(self.pk, "signed_first")
        form = self.form.with_user(self.user_organisasi)
        for vals in (
            {"title": "X {year}"},
            {"form_code": "paser"},
            {"second_label": "X"},
            {"table2_nesting": "nested"},
            {"article": "X"},
            {"document": "rkt"},
            {"position_kind_ids": [(5, 0, 0)]},
            {"date_start": "2020-01-01"},
        ):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "next edition"):
                call_kw(form, "write", [form.ids, vals], {})
        with self.assertRaisesRegex(UserError, "next edition"):
            call_kw(form, "unlink", [form.ids], {})
        profile = self.profile_gm.with_user(self.user_organisasi)
        with self.assertRaisesRegex(UserError, "next edition"):
            profile.write({"form_ids": [(2, form.id)]})
        form.sequence = 7

    def test_returned_to_draft_it_is_used_no_more(self):
        self._sign_to(self.pk, "signed_first")
        self.pk.with_user(self.user_head_a).action_return("Salah target")
        self.assertFalse(self.pk.form_id)
        self.assertFalse(self.form.is_used)

    def test_there_is_one_next_edition(self):
        form = self.form.with_user(self.user_organisasi)
        form.action_next_edition()
        with self.assertRaisesRegex(UserError, "next edition of it already"):
            form.action_next_edition()

    # ------------------------------------------------------------------
    # Access
    # ------------------------------------------------------------------

    def test_only_bagian_organisasi_writes(self):
        for role in ROLES:
            form = self.form.with_user(getattr(self, f"user_{role}"))
            for method, arguments in (
                ("write", [form.ids, {"article": "Lampiran"}]),
                ("action_next_edition", [form.ids]),
            ):
                with self.subTest(role=role, method=method):
                    if role == "organisasi":
                        call_kw(form, method, arguments, {})
                        continue
                    with self.assertRaises(AccessError):
                        call_kw(form, method, arguments, {})

    def test_nobody_sets_the_signed_form_by_rpc(self):
        for user in (self.user_secretary_a, self.user_organisasi):
            pk = self.pk.with_user(user)
            with self.subTest(user.login), self.assertRaises(UserError):
                call_kw(pk, "write", [pk.ids, {"form_id": self.form.id}], {})
