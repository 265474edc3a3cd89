"""Uninstalling says first that signed documents go, and offers their export."""

import csv
import io
import zipfile

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from ..common import PkCase

PATH = "/sidocakep/signed_documents.zip"


@tagged("post_install", "-at_install")
class TestUninstall(HttpCase, PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")

    def _open(self, name):
        module = self.env["ir.module.module"]._get(name)
        return self.env["base.module.uninstall"].create({"module_ids": module.ids})

    def test_the_window_names_how_many_go_and_waits(self):
        """Finding 31."""
        for name in ("sidocakep_base", "sidocakep_cascading"):
            with self.subTest(name=name):
                window = self._open(name)
                self.assertGreaterEqual(window.sidocakep_signed_count, 1)
                with self.assert_refused(UserError, "signed agreements go with"):
                    window.action_uninstall()

    def test_other_addons_are_no_affair_of_it(self):
        self.assertEqual(self._open("hr_skills").sidocakep_signed_count, 0)

    def test_the_export_holds_paper_list_and_content(self):
        self.authenticate("admin", "admin")
        answer = self.url_open(PATH)
        self.assertEqual(answer.status_code, 200)
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            names = archive.namelist()
            rows = list(
                csv.DictReader(io.StringIO(archive.read("signatures.csv").decode()))
            )
        mine = [
            row for row in rows if row["name"] in self.pk.signature_ids.mapped("name")
        ]
        self.assertEqual(len(mine), 2)
        self.assertEqual({row["content_hash"] for row in mine}, {self.pk.frozen_hash})
        self.assertTrue(any(f"/{self.pk.id}-" in name for name in names))

    def test_the_administrator_alone_exports(self):
        self.authenticate("uji_organisasi", "uji_organisasi")
        self.assertEqual(self.url_open(PATH).status_code, 403)
