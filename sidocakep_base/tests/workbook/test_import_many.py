"""The workbooks of many agencies go down, up and in together."""

import base64
import io
import zipfile

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from ..import_case import ImportCase, fill

SHEET = "Jabatan & Pegawai"


@tagged("post_install", "-at_install")
class TestImportMany(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_a | cls.agency_b | cls.government
        cls.agencies = cls.agency_a | cls.agency_b

    def _open_many(self, user=None, **vals):
        many = self.env["sidocakep.import.many"].with_user(user or self.user_hr)
        return many.create({"year": 2026, **vals})

    def _download_all(self):
        many = self._open_many(company_ids=self.agencies.ids)
        many.action_download()
        archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(many.archive)))
        return {name: archive.read(name) for name in archive.namelist()}

    def _upload_all(self, files):
        attachments = self.env["ir.attachment"].with_user(self.user_hr)
        attachments = attachments.create(
            [{"name": name, "raw": content} for name, content in files.items()]
        )
        action = self._open_many(file_ids=attachments.ids).action_upload()
        self.assertFalse(attachments.exists())
        imports = self.env["sidocakep.import"].with_user(self.user_hr)
        imports = imports.search(action["domain"])
        self.assertEqual(set(imports.mapped("state")), {"draft"})
        # no queue is worked off here: who presses Check waits
        imports.action_check_selected()
        return imports

    def test_down_filled_up_and_in(self):
        files = self._download_all()
        self.assertEqual(len(files), 2)
        # as a mail program and an office rename what they send
        filled = {
            f"FINAL {name.upper().replace('.XLSX', ' (2).xlsx')}": fill(
                content,
                {SHEET: [{"Nama Jabatan": f"Perawat {number}"}]},
            )
            for number, (name, content) in enumerate(files.items())
        }
        imports = self._upload_all(filled)
        self.assertEqual(imports.company_id, self.agencies)
        self.assertEqual(set(imports.mapped("state")), {"checked"})
        for record in imports:
            self._assert_no_errors(record)
        self.assertEqual(imports.mapped("change_count"), [1, 1])
        # sent again, the files take the place of those before
        self.assertEqual(self._upload_all(filled), imports)
        imports.action_apply_selected()
        self.assertEqual(set(imports.mapped("state")), {"applied"})
        jobs = self.env["hr.job"].search([("name", "like", "Perawat _")])
        self.assertEqual(jobs.company_id, self.agencies)

    def test_untouched_they_write_nothing(self):
        imports = self._upload_all(self._download_all())
        self.assertEqual(imports.mapped("error_count"), [0, 0])
        self.assertFalse(imports.change_ids)
        with self.assertRaisesRegex(UserError, "None of the selected"):
            imports.action_apply_selected()

    def test_whose_a_file_is_is_no_guess(self):
        [(name, content), (_other, wrong)] = self._download_all().items()
        for files, answer in (
            ({"Pegawai.xlsx": content}, "Whose are these files.*Pegawai"),
            ({name: content, f"Salinan {name}": content}, "all of .*Choose one"),
        ):
            with self.assertRaisesRegex(UserError, answer):
                self._upload_all(files)
        imports = self._upload_all({name: wrong})
        self.assertEqual(self._problems(imports)[0][0], "foreign_agency")

    def test_only_those_without_a_question_go_in_together(self):
        files = self._download_all()
        [good, bad] = files
        files[good] = fill(files[good], {SHEET: [{"Nama Jabatan": "Perawat"}]})
        files[bad] = fill(
            files[bad], {SHEET: [{"Nama Jabatan": "Bidan", "Atasan Langsung": "?"}]}
        )
        imports = self._upload_all(files)
        told = imports.action_apply_selected()["params"]
        self.assertEqual(told["type"], "warning")
        self.assertIn("1 stay as they are", told["message"])
        self.assertEqual(sorted(imports.mapped("state")), ["applied", "checked"])
        imports.action_check_selected()
        self.assertEqual(sorted(imports.mapped("error_count")), [0, 1])

    def test_who_brings_no_workbooks_in_has_no_window(self):
        with self.assertRaises(AccessError):
            self._open_many(
                self._create_user("uji_biasa", "group_employee", self.agency_b)
            )

    def test_the_longer_name_is_the_agency(self):
        longer = self._create_company(
            name=f"{self.agency_a.name} dan Keluarga", sidocakep_kind="dinas"
        )
        self.user_hr.company_ids += longer
        many = self._open_many()
        for title, agency in (
            (f"Buku Kerja {longer.name} 2026.xlsx", longer),
            (f"buku kerja {self.agency_a.name} 2026.xlsx", self.agency_a),
        ):
            with self.subTest(title=title):
                files = self.env["ir.attachment"].with_user(self.user_hr)
                many.file_ids = files.create({"name": title, "raw": b"x"})
                self.assertEqual(list(many._sort_files()), [agency])

    def test_one_who_is_no_more_is_not_offered(self):
        self.assertIn(self.agency_a, self._open_many().company_ids)
        self.agency_a.date_dissolved = "2025-12-31"
        self.assertNotIn(self.agency_a, self._open_many().company_ids)

    def test_a_file_before_the_first_saving_is_checked(self):
        """New, upload, and there was no button: one saved by the cloud, or gave up."""
        view = self.env["sidocakep.import"].get_view(view_type="form")
        [button] = etree.fromstring(view["arch"]).xpath(
            "//header/button[@name='action_check'][@class]"
        )
        values = {"id": False, "can_check": False, "state": "draft"}
        values |= {"task_state": False}
        for file in (b"x", False):
            is_hidden = safe_eval(button.get("invisible"), values | {"file": file})
            self.assertEqual(is_hidden, not file)

    def test_nothing_chosen_is_said(self):
        many = self._open_many(company_ids=False)
        with self.assertRaisesRegex(UserError, "Choose the agencies first"):
            many.action_download()
        with self.assertRaisesRegex(UserError, "Choose the filled workbooks first"):
            many.action_upload()
