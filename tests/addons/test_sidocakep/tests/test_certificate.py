"""A bridge fills the place of a certified signature; the issue keeps both files."""

import hashlib
import io
import zipfile

from odoo.exceptions import UserError
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_cascading.tests.common import PkCase

from ..models.sidocakep_issued_document import LINE, PARAMETER, PASSPHRASE
from ..signing import Signer

REPORT = "sidocakep_report.action_report_pk"


@tagged("post_install", "-at_install")
class TestCertificate(HttpCase, PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].sudo().set_param(PARAMETER, "1")
        with freeze_time("2026-01-20 03:00:00"):
            cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")
        cls.issue = cls.pk._get_standing_issues()[cls.pk.id]
        cls.first = cls.issue.with_user(cls.user_ech3_a)
        cls.second = cls.issue.with_user(cls.user_head_a)

    def _print(self):
        reports = self.env["ir.actions.report"].with_user(self.user_secretary_a)
        return reports._render_qweb_pdf(REPORT, self.pk.ids)[0]

    def test_both_parties_sign_and_the_issued_file_stays_beside(self):
        issued, digest = self._print(), self.issue.file_hash
        self.assertEqual(hashlib.sha256(issued).hexdigest(), digest)
        self.assertEqual(self.issue._get_mark()["certificate"], LINE)
        left, right = self.first._get_open_places()
        self.assertIn(self.pk.second_name, left.text)
        self.assertIn(self.pk.first_name, right.text)
        once = self.first._certify(right.name, passphrase=PASSPHRASE)
        self.assertEqual(self.first._get_open_places(), [left])
        twice = self.second._certify(passphrase=PASSPHRASE)
        self.assertEqual((once.place, twice.place), (right.name, left.name))
        self.assertEqual(self.issue.file_hash, digest)
        self.assertEqual(self.issue.attachment_id.raw, issued)
        final = twice.attachment_id.raw
        self.assertTrue(final.startswith(once.attachment_id.raw))
        self.assertTrue(once.attachment_id.raw.startswith(issued))
        self.assertEqual(self._print(), final)
        self.assertNotEqual(self.issue._get_seal_state(), "broken")
        self.assertIn(self.user_head_a.name, self.first.certificate_text)
        self.assertIn(str(twice.attachment_id.id), self.first.action_download()["url"])
        self._check_bundle(final)
        self._check_page(digest, once, twice)

    def _check_bundle(self, final):
        bundles = self.env["sidocakep.issued.bundle"].with_user(self.user_secretary_a)
        bundle = bundles.create({"year": 2026})
        bundle.action_ask()
        stream = io.BytesIO()
        bundle._write_originals(stream)
        with zipfile.ZipFile(stream) as archive:
            papers = [archive.read(name) for name in archive.namelist()]
        self.assertIn(final, papers)
        bundle._write_copy(stream)

    def _check_page(self, digest, once, twice):
        """The public page knows the file at each of its stages."""
        self.env.flush_all()
        page = self.url_open(f"/sidocakep/dokumen/{self.issue.sudo().token}").text
        for known in (digest, once.file_hash, twice.file_hash):
            self.assertEqual(page.count(known), 1)
        self.assertIn(f"tersertifikasi {self.user_head_a.name}", page)
        self.env.cr.execute(
            "UPDATE sidocakep_issued_certificate SET file_hash = %s WHERE id = %s",
            ("0" * 64, once.id),
        )
        self.env.invalidate_all()
        self.assertEqual(self.issue._get_seal_state(), "broken")

    def test_what_is_not_the_file_with_one_more_signature_is_not_kept(self):
        issued = self._print()
        signed = Signer("Lain").sign(issued, "signature1")
        for wrong, reason in (
            (b"%PDF-1.7 lain", "another file"),
            (issued, "no new signature"),
            (signed + b"\n%", "leaves out a part"),
            (Signer("x").sign(signed, "signature2"), "more than one"),
        ):
            with self.assertRaisesRegex(UserError, reason):
                self.issue._keep_certified(wrong, "Lain")
        self.assertFalse(self.issue.certificate_ids)
        stage = self.issue._keep_certified(signed, "Lain")
        with self.assertRaisesRegex(UserError, "another file"):
            self.issue._keep_certified(signed[:-1], "Lain")
        for refused in (lambda: stage.write({"signer": "x"}), stage.unlink):
            with self.assertRaises(FrozenRecordError):
                refused()

    def test_a_service_that_refuses_or_is_not_there(self):
        with self.assertRaisesRegex(UserError, "passphrase"):
            self.first._certify(passphrase="salah")
        with self.assertRaisesRegex(UserError, "no open place"):
            self.first._certify("signature9", passphrase=PASSPHRASE)
        self.env["ir.config_parameter"].sudo().set_param(PARAMETER, "")
        with self.assertRaisesRegex(UserError, "Ask the administrator"):
            self.first._certify(passphrase=PASSPHRASE)
        self.issue._end("withdrawn", "Keliru")
        with self.assertRaisesRegex(UserError, "no longer in force"):
            self.first._certify(passphrase=PASSPHRASE)
        self.assertFalse(self.issue.certificate_ids)
