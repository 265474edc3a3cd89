"""The QR code of a paper, read from the picture of the printed page."""

import io

import zxingcpp
from PIL import Image

from odoo.tests import freeze_time, tagged

from ..common import PrintCase
from ..typeset.common import drawn_pages

#: Of a poor printer or a photograph; a phone sees more.
DOTS_PER_INCH = 150


@freeze_time("2026-01-20 03:00:00")
@tagged("post_install", "-at_install")
class TestPaperCode(PrintCase):
    def _draw(self, pk):
        """Print a PK; return its pages as pictures, drawn from what is printed."""
        with drawn_pages(DOTS_PER_INCH) as pages:
            self._print(pk)
        return [Image.open(io.BytesIO(page)).convert("L") for page in pages]

    def _read_codes(self, pages):
        return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]

    def _print_signed(self, job, kind):
        pk = self._sign_to(self._create_pk(job), kind)
        # printed anew: what is kept is handed out as it lies there
        self._get_prints(pk).sudo().unlink()
        pages = self._draw(pk)
        self.assertTrue(pages)
        return pk, pages

    def _get_token(self, pk):
        return pk._get_standing_issues()[pk.id].token

    def test_a_phone_reads_the_address_of_the_check_from_the_page(self):
        self.env["ir.config_parameter"].set_param(
            "web.base.url", "https://sakip.tanjungmulia.example"
        )
        pk, pages = self._print_signed(self.job_secretary_a, "signed")
        address = "https://sakip.tanjungmulia.example/sidocakep/dokumen/"
        self.assertEqual(self._read_codes(pages), [address + self._get_token(pk)])

    def test_it_is_read_from_a_turned_and_grey_copy_too(self):
        pk, pages = self._print_signed(self.job_secretary_a, "signed")
        copies = [
            page.rotate(7, fillcolor=255, expand=True).point(lambda ink: 90 + ink // 2)
            for page in pages
        ]
        [text] = self._read_codes(copies)
        self.assertTrue(text.endswith(self._get_token(pk)))

    def test_a_draft_bears_no_code(self):
        self.assertEqual(self._read_codes(self._draw(self.pk)), [])
