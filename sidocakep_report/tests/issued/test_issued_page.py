"""The public page of an issued document: whoever holds the paper, without a login."""

import errno
import io
import zipfile
from unittest.mock import patch

from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.engine.chain import get_code
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found
from odoo.addons.sidocakep_cascading.models.signing import sidocakep_public_visit
from odoo.addons.sidocakep_cascading.tests.common import PkCase

from ...models.pk.sidocakep_pk import PK_REPORT
from .seal_tests import IssuedSeals

POLICY = "Content-Security-Policy"


@tagged("post_install", "-at_install")
class TestIssuedPage(IssuedSeals, HttpCase, PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-20 03:00:00"):
            cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")
        cls.issue = cls.pk._get_standing_issues()[cls.pk.id]
        cls._commit()

    def _ask(self, token=None, status=200):
        answer = self.url_open(f"/sidocakep/dokumen/{token or self.issue.token}")
        self.assertEqual(answer.status_code, status)
        self.env.invalidate_all()
        return answer

    def test_a_bundle_is_handed_out_to_its_maker(self):
        user = self.user_secretary_a
        bundle = self.env["sidocakep.issued.bundle"].with_user(user)
        bundle = bundle.create({"year": 2026})
        bundle.action_ask()
        self.env.flush_all()
        self.env.cr.flush()
        paths = [
            action["url"]
            for action in (
                bundle.action_download_originals(),
                bundle.action_download_copy(),
            )
        ]
        for path in paths:
            answer = self.url_open(path, allow_redirects=False)
            self.assertEqual(answer.status_code, 303)
        self.authenticate(user.login, user.login)
        archive, copy = (self.url_open(path) for path in paths)
        self.assertEqual((archive.status_code, copy.status_code), (200, 200))
        self.assertEqual(archive.headers["Cache-Control"], "no-store")
        self.assertEqual(int(copy.headers["Content-Length"]), len(copy.content))
        self.assertTrue(copy.content.startswith(b"%PDF-1.7"))
        with zipfile.ZipFile(io.BytesIO(archive.content)) as found:
            papers = [found.read(n) for n in found.namelist() if n.endswith(".pdf")]
        self.assertIn(self.issue.sudo().attachment_id.raw, papers)
        full = OSError(errno.ENOSPC, "full")
        with patch.object(type(bundle), "_write_copy", side_effect=full):
            answer = self.url_open(paths[1])
        self.assertEqual(answer.status_code, 507)
        self.assertIn("no room", answer.text)
        with patch.object(
            type(self.issue),
            "_filter_downloadable",
            lambda issues, env=None: issues[:0],
        ):
            answer = self.url_open(paths[0])
        self.assertEqual(answer.status_code, 403)
        self.assertIn("may no longer read", answer.text)
        self.authenticate(self.user_head_a.login, self.user_head_a.login)
        for path in (
            *(*paths, "/sidocakep/kumpulan/0/asli.zip"),
            *(
                f"/sidocakep/kumpulan/{10**14}/{name}"
                for name in ("asli.zip", "salinan.pdf")
            ),
            f"/sidocakep/bukti/{10**14}",
        ):
            self.assertEqual(self.url_open(path).status_code, 404)

    def test_an_address_that_names_no_report_is_of_nothing(self):
        self.authenticate(self.user_head_a.login, self.user_head_a.login)
        for name in (
            f"sidocakep_cascading.pk_document/{self.pk.id}",
            f"sidocakep_base.sidocakep_unit_action/{self.pk.id}",
            f"tidak.ada/{self.pk.id}",
            f"tidakada/{self.pk.id}",
            f"{PK_REPORT}/{10**14}",
            f"{PK_REPORT}/{self.pk.id}?options=x",
            f"{PK_REPORT}/{self.pk.id}?context=[]",
        ):
            for kind in ("pdf", "html", "text"):
                with self.subTest(name, kind=kind), mute_logger("odoo.http"):
                    answer = self.url_open(f"/report/{kind}/{name}")
                    self.assertEqual(answer.status_code, 404)

    def test_what_it_is_who_signed_and_that_it_holds(self):
        answer = self._ask()
        for told in (
            "Perjanjian Kinerja 2026",
            f"Pemerintah {self.pk.company_id._get_government_title()}",
            "Ditandatangani, belum berlaku.",
            self.issue.file_hash,
            # As the paper prints it below the signatures.
            f"<code>{get_code(self.pk.frozen_hash)}</code>",
            self.pk.first_title,
            self.pk.second_name,
        ):
            self.assertIn(told, answer.text)
        for line in self.pk.line_ids:
            self.assertNotIn(line.name, answer.text)
        self.assertNotIn(self.pk.first_nip, answer.text)
        self.assertIn("noindex", answer.headers["X-Robots-Tag"])
        self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_an_agreement_holds_once_it_was_put_in_force(self):
        """Signed by both it is issued; it is handed in, received and put in force."""
        for state, told in {
            "signed": "menunggu penyampaian kepada Bagian Organisasi",
            "handed_in": "menunggu penerimaan Bagian Organisasi",
            "received": "menunggu pemberlakuan",
            "in_force": "masih berlaku",
        }.items():
            with self.subTest(state):
                self.pk._with_workflow_bypass().state = state
                seal_as_found(self.pk)
                self._commit()
                text = " ".join(self._ask().text.split())
                self.assertIn(told, text)
                is_waiting = state != "in_force"
                self.assertEqual("belum berlaku." in text, is_waiting)
                self.assertEqual("Berlaku." in text, not is_waiting)

    def test_a_wrong_address_has_one_answer(self):
        token = self.issue.token
        unknown = self._ask("0" * 32, 404).text
        self.assertNotIn(self.pk.company_id.name, unknown)
        for wrong in (token[:31], token.upper(), token[:31] + "_", "%25" * 32, "x"):
            with self.subTest(wrong):
                self.assertEqual(self._ask(wrong, 404).text, unknown)

    def test_one_that_ended_says_by_which_it_was_replaced(self):
        self.issue.sudo().write(
            {"state": "withdrawn", "ended_on": "2026-02-03", "reason": "Salah <b>angka"}
        )
        self.env.flush_all()
        text = self._ask().text
        self.assertIn("Ditarik.", text)
        self.assertIn("3 Februari 2026", text)
        self.assertNotIn("Salah", text, "why it ended is a text of the office")
        self.assertNotIn("Alasan", text)
        self.assertNotIn("Berlaku.", text)

    def test_one_whose_successor_waits_for_its_day_is_in_force(self):
        """Of two agreements one holds on each day, whenever the end was entered."""
        today = self.env.user._get_office_day()
        vals = {"state": "replaced", "date_until": today}
        self.pk._with_workflow_bypass().write(vals)
        seal_as_found(self.pk)
        self._commit()
        text = self._ask().text
        self.assertIn("Berlaku.", text)
        self.assertIn(f"berlaku sampai dengan {format_date(today)}", text)
        self.assertNotIn("Tidak berlaku lagi", text)

    def test_a_changed_content_or_file_is_told(self):
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET file_hash = %s WHERE id = %s",
            ("0" * 64, self.issue.id),
        )
        self.env.invalidate_all()
        text = self._ask().text
        self.assertIn("Segel tidak utuh.", text)
        self.assertNotIn("Berlaku.", text)

    def test_who_asks_too_often_waits_and_the_table_does_not_grow(self):
        visits = self.env["sidocakep.public.visit"].sudo()
        with patch.object(sidocakep_public_visit, "MOST", 2):
            allowed = [visits._allows("192.0.2.7", now) for now in (0, 1, 2, 61)]
            self.assertEqual(allowed, [True, True, False, True])
            self.assertTrue(visits._allows("192.0.2.8", 2))
        rows = visits.search([])
        self.assertLessEqual(len(rows), 2)
        self.assertLess(max(rows.mapped("place")), sidocakep_public_visit.PLACES)
        with patch.object(sidocakep_public_visit, "MOST", 0):
            busy = self._ask(status=429)
        self.assertNotIn(self.pk.company_id.name, busy.text)

    def test_the_pages_without_a_login_are_counted_together(self):
        """Who guesses addresses of one page has used up the questions of the other."""
        paths = (
            f"/sidocakep/dokumen/{self.issue.token}",
            f"/sidocakep/periksa/{self.pk.frozen_hash[:32]}",
        )
        with patch.object(sidocakep_public_visit, "MOST", 1):
            for path, status in zip((*paths, paths[0]), (200, 429, 429), strict=True):
                answer = self.url_open(path)
                self.assertEqual(answer.status_code, status, path)
                self.assertTrue(answer.text.startswith("<!DOCTYPE html>"))
                self.assertIn("default-src 'none'", answer.headers[POLICY])
        self.assertEqual(answer.headers["Retry-After"], "60")

    def test_a_document_without_a_file_yet_says_so(self):
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET file_hash = NULL,"
            " attachment_id = NULL WHERE id = %s",
            [self.issue.id],
        )
        self.env.invalidate_all()
        seal_as_found(self.issue)
        text = self._ask().text
        self.assertIn("belum dibuat", text)
        for absent in ("<script", "certutil", "Segel tidak utuh."):
            self.assertNotIn(absent, text)

    def test_the_page_can_be_read_aloud_and_needs_no_script(self):
        """A language, a title, a label of the field, a place that is announced."""
        text = self._ask().text
        self.assertTrue(text.startswith("<!DOCTYPE html>"))
        for part in (
            '<html lang="id">',
            "<title>",
            'for="file"',
            'role="status"',
            "width=device-width",
            "certutil",
        ):
            self.assertIn(part, text)
        self.assertIn('id="drop" hidden="hidden"', text)
        self.assertNotIn("/web/", text)
