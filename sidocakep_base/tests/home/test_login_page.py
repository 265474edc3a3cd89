"""The first page of all: in the official's words, under the government's sign."""

import base64

from lxml import html

from odoo.tests import HttpCase, tagged
from odoo.tools.misc import file_open


@tagged("post_install", "-at_install")
class TestLoginPage(HttpCase):
    def _open(self):
        return html.fromstring(self.url_open("/web/login").text)

    def test_it_asks_for_the_account_not_for_an_address(self):
        page = self._open()
        [label] = page.xpath("//label[@for='login']")
        self.assertIn(label.text_content(), ("Login", "Nama Akun"))
        [field] = page.xpath("//input[@id='login']")
        self.assertNotIn("email", field.get("placeholder").lower())

    def test_the_name_stands_where_there_is_no_logo(self):
        company = self.env.ref("base.public_user").company_id
        company.logo = False
        page = self._open()
        self.assertFalse(page.xpath("//img[contains(@src, 'company_logo')]"))
        self.assertEqual(page.find_class("o_sidocakep_name")[0].text, "SIDO CAKEP")
        with file_open("sidocakep_base/static/description/icon.png", "rb") as logo:
            company.logo = base64.b64encode(logo.read())
        page = self._open()
        self.assertTrue(page.xpath("//img[contains(@src, 'company_logo')]"))
        self.assertFalse(page.find_class("o_sidocakep_name"))
