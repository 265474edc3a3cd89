"""The editable copy of the minutes, worded by the office: editions and refusals."""

import io
import zipfile
from base64 import b64decode, b64encode

from lxml import etree

from odoo.exceptions import AccessError, UserError, ValidationError

from ...engine.house import read_fields
from ...models.form.house_forms import WRITERS
from ..house import HOUSE, check_house

TEXT = "sidocakep_report.report_dialog_text"


class DialogHouse:
    """Tests in the world of the printed minutes (``TestDialogPrint``)."""

    def _begin_template(self):
        """Return a draft with the template that it offers, its words changed."""
        template = self.env[HOUSE].with_user(self.user_organisasi).create({})
        return self._upload_template(template, b"Capaian Kinerja", b"HASIL PENGUKURAN")

    def _upload_template(self, template, old, new):
        content = b64decode(template.start)
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as source,
            zipfile.ZipFile(buffer, "w") as target,
        ):
            for name in source.namelist():
                part = source.read(name)
                if name == "content.xml":
                    self.assertIn(old, part)
                    part = part.replace(old, new)
                target.writestr(name, part)
        template.write({"file": b64encode(buffer.getvalue()), "file_name": "ba.odt"})
        return template

    def _adopt_template(self, template, day):
        template.write({"rule": "Peraturan Bupati 12/2026", "date_start": day})
        template.action_adopt()
        return template

    def _open_copy(self, user):
        reports = self.env["ir.actions.report"].with_user(user).sudo()
        content, kind = reports._render_py3o(TEXT, self.dialog.ids)
        self.assertEqual(kind, "odt")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            roots = [
                etree.fromstring(archive.read(name))
                for name in ("content.xml", "styles.xml")
            ]
        return [" ".join(" ".join(root.itertext()).split()) for root in roots]

    def test_a_copy_is_written_by_the_edition_of_its_day(self):
        """The minutes are of 8 April."""
        template = self._adopt_template(self._begin_template(), "2026-04-08")
        text, head = self._open_copy(self.user_ech3_a)
        for words in (
            "HASIL PENGUKURAN",
            "Rabu, 8 April 2026",
            "Perbaiki <b>alat</b>",
            "93,75",
            "Perbaiki alat USG",
            "29 Mei 2026",
        ):
            self.assertIn(words, text)
        self.assertNotIn("Capaian Kinerja", text)
        self.assertIn("what holds is the printed document", head)
        following = self.env[HOUSE].browse(template.action_amend()["res_id"])
        following = following.with_user(self.user_organisasi)
        self.assertEqual(following.sha256, template.sha256)
        self._upload_template(following, b"Capaian Kinerja", b"CAPAIAN")
        following.amendment_reason = "Peraturan baru"
        with self.assertRaisesRegex(UserError, "later first day"):
            self._adopt_template(following, "2026-04-08")
        self._adopt_template(following, "2026-04-09")
        self.assertEqual(template.state, "replaced")
        self.assertEqual(str(template.date_end), "2026-04-08")
        self.assertIn("HASIL PENGUKURAN", self._open_copy(self.user_ech3_a)[0])
        self.dialog.document_date = "2026-04-09"
        self.assertIn("CAPAIAN", self._open_copy(self.user_ech3_a)[0])

    def test_before_the_first_edition_the_layout_of_the_program_holds(self):
        self._adopt_template(self._begin_template(), "2026-04-09")
        self.assertIn("Capaian Kinerja", self._open_copy(self.user_ech3_a)[0])
        with self.assertRaises(AccessError):
            self._open_copy(self.user_head_b)

    def test_a_template_is_refused_by_field_and_place(self):
        template = self._begin_template()
        with self.assertRaisesRegex(ValidationError, "table 4 row .*no field but code"):
            self._upload_template(
                template, b'"py3o.notulis.nama"', b'"py3o.notulis.__class__"'
            )
        with self.assertRaisesRegex(UserError, "paragraph 7.*no field “camat”"):
            self._upload_template(template, b'"py3o.agenda"', b'"py3o.camat"')
        with self.assertRaisesRegex(ValidationError, "no OpenDocument text"):
            template.file = b64encode(b"PK\x03\x04")
        self._upload_template(template, b"Capaian Kinerja", b"CAPAIAN")
        self._adopt_template(template, "2026-04-01")
        with self.assertRaisesRegex(UserError, "Press Next Edition"):
            template.file = False

    def test_a_field_that_is_withdrawn_is_named_and_the_print_stands(self):
        self._adopt_template(self._begin_template(), "2026-04-01")
        known = read_fields("dialog")
        agenda = known.pop("agenda")
        try:
            with self.assertRaisesRegex(UserError, "paragraph .*no field “agenda”"):
                self._open_copy(self.user_ech3_a)
        finally:
            known["agenda"] = agenda
        self.assertIn("CapaianKinerja", self._print(self.user_ech3_a))

    def test_only_bagian_organisasi_keeps_templates(self):
        template = self._begin_template()
        for user in (self.user_secretary_a, self.user_head_a, self.user_inspektorat):
            mine = template.with_user(user)
            self.assertFalse(mine.has_access("write"))
            with self.assertRaises(AccessError):
                mine.action_adopt()
        self.assertFalse(template.with_user(self.user_secretary_a).has_access("read"))
        self.assertTrue(template.with_user(self.user_inspektorat).has_access("read"))

    def test_what_is_published_is_of_the_printed_page(self):
        """Of the minutes, and of the invitation before them."""
        check_house(self, "dialog", self.dialog)
        check_house(self, "dialog_invitation", self.dialog)

    def test_ways_of_writing(self):
        for way, value, written in (
            ("terbilang", "Rabu, 8 April 2026", "delapan bulan April tahun dua ribu "),
            ("terbilang", "2026-12-31", "tiga puluh satu bulan Desember tahun dua "),
            ("terbilang", 12, "dua belas"),
            ("terbilang", "12", "dua belas"),
            ("hari", "8 April 2026", "Rabu"),
            ("hari", "2026-04-09", "Kamis"),
            ("tanggal", "2026-04-09", "9 April 2026"),
            ("tanggal", "Rabu, 8 April 2026", "Rabu, 8 April 2026"),
            ("kapital", "Berita acara", "BERITA ACARA"),
            ("angka", 12500, "12.500"),
            ("angka", "97,5", "97,5"),
        ):
            with self.subTest(way, value=value):
                self.assertTrue(WRITERS[way](value).startswith(written))
        for way in ("hari", "tanggal", "terbilang"):
            with self.subTest(way), self.assertRaises(ValueError):
                WRITERS[way]("minggu depan")

    def test_of_several_documents_there_is_an_archive(self):
        """Each by the edition of its day, one after another."""
        self._adopt_template(self._begin_template(), "2026-04-08")
        others = self.env["sidocakep.dialog"].search(
            [("id", "!=", self.dialog.id)], limit=1
        )
        self.assertTrue(others)
        others.document_date = "2026-04-01"
        reports = self.env["ir.actions.report"].sudo()
        ids = (self.dialog + others).ids
        content, kind = reports._render_py3o(TEXT, ids)
        self.assertEqual(kind, "zip")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            self.assertEqual([name[:4] for name in names], ["001 ", "002 "])
            self.assertFalse([name for name in names if "/" in name])
            texts = []
            for name in names:
                with zipfile.ZipFile(io.BytesIO(archive.read(name))) as text:
                    texts.append(text.read("content.xml").decode())
        self.assertIn("HASIL PENGUKURAN", texts[0])
        self.assertNotIn("HASIL PENGUKURAN", texts[1])

    def test_an_edition_says_what_it_lacks_and_stays_on_record(self):
        template = self.env[HOUSE].with_user(self.user_organisasi).create({})
        with self.assertRaisesRegex(UserError, "Template .*By Which Rule, First Day"):
            template.action_adopt()
        self._upload_template(template, b"Capaian Kinerja", b"CAPAIAN")
        self._adopt_template(template, "2026-04-01")
        self.assertTrue(template.sha256)
        with self.assertRaises(UserError):
            template.unlink()
        following = self.env[HOUSE].browse(template.action_amend()["res_id"])
        following = following.with_user(self.user_organisasi)
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            self._adopt_template(following, "2026-04-08")

    def test_the_page_offers_fields_a_beginning_and_an_example(self):
        template = self._begin_template()
        for word in (
            "notulis.nama",
            "baris in indikator",
            "baris.capaian",
            "terbilang",
        ):
            self.assertIn(word, template.field_list)
        for action, field in (
            (template.action_download_start, "start"),
            (template.action_preview, "preview"),
        ):
            url = action()["url"]
            self.assertIn(f"/{HOUSE}/{template.id}/{field}?", url)
            content = b64decode(template[field])
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                text = archive.read("content.xml").decode()
            self.assertEqual("py3o" in text, field == "start")
            self.assertEqual("Dra. Siti Aminah" in text, field == "preview")

    def test_a_template_is_of_the_government(self):
        templates = self.env[HOUSE]._as_program()
        with self.assertRaisesRegex(ValidationError, "Choose the government"):
            templates.create({"company_id": self.agency_a.id})
