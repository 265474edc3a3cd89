"""Preview and download over HTTP, as the person whose PK it is."""

import json
from urllib.parse import urlencode

from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common import PrintCase


@tagged("post_install", "-at_install")
class TestPrintHttp(PrintCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_ech3_a.password = "uji_cetak_2026"

    def setUp(self):
        super().setUp()
        self.authenticate(self.user_ech3_a.login, "uji_cetak_2026")

    def test_preview(self):
        response = self.url_open(
            f"/report/html/sidocakep_report.report_pk/{self.pk.id}"
        )
        self.assertEqual(response.status_code, 200)
        self.assertIn("<!DOCTYPE html>", response.text)
        self.assertIn('class="article ts-doc"', response.text)

    def test_no_address_prints_a_made_up_agreement(self):
        """The sample of a form is asked for by the form, never by who prints a PK."""
        form = self.pk._get_form()
        address = "sidocakep_report.report_pk"
        for data in (
            {"sidocakep_preview": "1"},
            {"options": json.dumps({"sidocakep_preview": True})},
        ):
            with self.subTest(data):
                response = self.url_open(
                    f"/report/html/{address}/{self.pk.id}?{urlencode(data)}"
                )
                self.assertEqual(response.status_code, 200)
                self.assertIn(self.pk.first_name, response.text)
                # The number of a form may be that of no agreement: the log says so.
                with mute_logger("odoo.http"):
                    response = self.url_open(
                        f"/report/html/{address}/{form.id}?{urlencode(data)}"
                    )
                self.assertNotIn("KEPALA DINAS CONTOH", response.text)

    def test_pdf(self):
        response = self.url_open(f"/report/pdf/sidocakep_report.report_pk/{self.pk.id}")
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertTrue(response.content.startswith(b"%PDF-1."))

    def test_download(self):
        url = f"/report/pdf/sidocakep_report.report_pk/{self.pk.id}"
        response = self.url_open(
            "/report/download",
            data={
                "data": json.dumps([url, "qweb-pdf"]),
                "context": "{}",
                "csrf_token": Request.csrf_token(self),
            },
        )
        self.assertTrue(response.content.startswith(b"%PDF-1."))
        self.assertIn("PK%202026", response.headers["Content-Disposition"])
