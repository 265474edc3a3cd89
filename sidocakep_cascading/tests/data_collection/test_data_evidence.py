"""Evidence: known by its content, hashed, kept with its figure, read by who may."""

import hashlib
import io
import zipfile
from base64 import b64encode
from pathlib import Path

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.tests.small_pdf import make_pdf as make_small_pdf

from ..data_collection_case import PDF, DataCollectionCase

MEGABYTE = 1024 * 1024


def make_pdf(size):
    """Return a PDF of so many bytes: its words stand in a comment."""
    words = "x" * (size - 1000)
    return make_small_pdf(words + "x" * (size - len(make_small_pdf(words))))


def make_xlsx():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataEvidence(DataCollectionCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        _figure, figure = cls._open()
        cls.figure = figure.with_user(cls.user_ech4_a)

    def _send(self):
        self._enter(self.figure, self.user_ech4_a, "31").action_send()
        self.env.flush_all()

    def test_a_file_is_hashed_and_its_type_is_that_of_its_content(self):
        evidence = self._attach(self.figure)
        self.assertEqual(evidence.sha256, hashlib.sha256(PDF).hexdigest())
        self.assertEqual((evidence.size, evidence.file_kind), (len(PDF), "pdf"))
        self.assertEqual(self._attach(self.figure, make_xlsx()).file_kind, "xlsx")

    def test_the_same_file_of_another_figure_is_said(self):
        """Proof of one indicator may prove another: who verifies is to know."""
        former = self._open()[0]
        self._attach(self.figure)
        self.assertNotIn("as well", self.figure.evidence_notice or "")
        again = self._attach(former.with_user(self.user_ech3_a))
        self.assertEqual(again.reused_text, self.figure.display_name)
        self.env.invalidate_all()
        self.assertIn(former.display_name, self.figure.evidence_notice)
        self.assertIn("as well", self.figure.evidence_notice)
        self.assertEqual(
            again._find_reused(), {again: self.figure.with_env(again.sudo().env)}
        )
        link = {"kind": "link", "name": "Map", "url": "https://arsip.example/1"}
        pair = [link | {"figure_id": item.id} for item in (former, self.figure)]
        links = self.env["sidocakep.data.evidence"].create(pair)
        self.assertFalse(links._find_reused(), "one folder is that of many figures")

    def test_what_is_not_taken_is_said(self):
        for content, words in (
            (make_pdf(25 * MEGABYTE + 1), "larger than 25 MB"),
            (b"MZ\x90 program", "none of the types"),
            (PDF[:-5], "cannot be read"),
            (make_xlsx()[:-20], "cannot be read"),
        ):
            with self.subTest(words), self.assertRaisesRegex(ValidationError, words):
                self._attach(self.figure, content)

    def test_what_is_not_taken_is_said_before_anything_is_saved(self):
        evidence = self.env["sidocakep.data.evidence"].with_user(self.user_ech4_a)
        form = {"file": {}, "name": {}, "security_text": {}, "sha256": {}, "kind": {}}
        for content, name in ((b"MZ\x90 program", ""), (PDF, "laporan.pdf")):
            values = {
                "file": b64encode(content).decode(),
                "name": "laporan.pdf",
                "kind": "file",
            }
            answer = evidence.onchange(values, ["file"], form)
            shown = answer["value"].get("name", "laporan.pdf") or ""
            self.assertEqual(shown, name)
            self.assertEqual("warning" in answer, not name)
        self.assertEqual(evidence.new({"kind": "file"}).security_text, "Not saved yet")

    def test_twenty_five_megabytes_are_taken(self):
        evidence = self._attach(self.figure, make_pdf(25 * MEGABYTE))
        self.assertEqual(evidence.size, 25 * MEGABYTE)

    def test_nobody_says_himself_what_a_file_is(self):
        with self.assertRaises(AccessError):
            self._attach(self.figure, sha256="0" * 64)
        with self.assertRaises(AccessError):
            self._attach(self.figure).is_sent = True

    def test_no_file_comes_in_by_a_default_beside_its_examination(self):
        evidence = self.env["sidocakep.data.evidence"].with_user(self.user_ech3_a)
        page = b64encode(b"<script>alert(1)</script>").decode()
        vals = {"figure_id": self.figure.id, "name": "Foto", "kind": "link"}
        for kind in ("link", "file"):
            with self.subTest(kind), self.assertRaises(ValidationError):
                evidence.with_context(default_file=page).create(
                    {**vals, "kind": kind, "url": "https://drive.example/foto"}
                )

    def test_a_link_is_shown_as_not_secured(self):
        link = self._attach(
            self.figure, b"", "Foto", kind="link", url="https://drive.example/foto"
        )
        self.assertIn("not secured", link.security_text)
        with self.assertRaisesRegex(ValidationError, "beginning with"):
            link.url = "drive D: foto.jpg"
        with self.assertRaisesRegex(ValidationError, "has no file"):
            link.kind = "file"

    def test_what_was_sent_stays_also_when_the_figure_is_returned(self):
        evidence = self._attach(self.figure)
        self._send()
        self.figure.with_user(self.user_secretary_a)._return("Kurang jelas")
        for refused in (
            evidence.unlink,
            lambda: evidence.write({"file": b64encode(make_xlsx())}),
            lambda: evidence.write({"name": "lain.pdf"}),
        ):
            with self.assertRaisesRegex(FrozenRecordError, "stays as it is"):
                refused()
        self._attach(self.figure, make_xlsx(), "perbaikan.xlsx")
        self.figure.action_send()

    def _get_file(self, evidence):
        return (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", evidence._name),
                    ("res_field", "=", "file"),
                    ("res_id", "=", evidence.id),
                ]
            )
        )

    def test_the_file_itself_is_not_changed_behind_the_record(self):
        attachment = self._get_file(self._attach(self.figure))
        for role in ("ech4_a", "secretary_a", "organisasi"):
            file = attachment.with_user(getattr(self, f"user_{role}")).sudo(False)
            for refused in (lambda f: f.write({"raw": b"x"}), lambda f: f.unlink()):
                with self.subTest(role), self.assertRaises(AccessError):
                    refused(file)

    def test_a_file_that_is_gone_is_not_verified(self):
        attachment = self._get_file(self._attach(self.figure))
        self._send()
        path = Path(attachment._full_path(attachment.store_fname))
        content = path.read_bytes()
        self.addCleanup(path.write_bytes, content)
        path.unlink()
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "missing or not what was sent"):
            self.figure.with_user(self.user_secretary_a).action_verify()

    def test_a_file_that_is_another_one_in_the_store_is_no_longer_intact(self):
        """Its checksum stands in the database as it was: the bytes are compared."""
        attachment = self._get_file(self._attach(self.figure))
        self._send()
        self.figure.with_user(self.user_secretary_a).action_verify()
        self.env.cr.flush()
        self.env.invalidate_all()
        figure = self.figure.sudo()
        [(state, problems)] = figure._verify_whole().values()
        self.assertEqual((state == "broken", problems), (False, []))
        path = Path(attachment._full_path(attachment.store_fname))
        content = path.read_bytes()
        self.addCleanup(path.write_bytes, content)
        for forged in (b"%PDF-1.4 palsu", None):
            path.unlink()
            if forged:
                path.write_bytes(forged)
            [(state, problems)] = figure._verify_whole().values()
            said = state, [code for code, _values in problems]
            self.assertEqual(said, ("broken", ["changed_part"]))
        self.assertEqual(figure.action_verify_seal()["params"]["type"], "danger")

    def test_a_stranger_with_the_address_gets_nothing(self):
        evidence = self._attach(self.figure)
        attachment = self._get_file(evidence)
        self._send()
        addresses = (
            evidence.action_download()["url"],
            f"/web/content/{attachment.id}",
        )
        for login, status in (
            (None, 404),
            (self.user_head_b.login, 404),
            (self.user_secretary_a.login, 200),
            (self.user_inspektorat.login, 200),
        ):
            self.authenticate(login, login)
            for address in addresses:
                with self.subTest(login=login, address=address):
                    response = self.url_open(address)
                    self.assertEqual(response.status_code, status)
                    self.assertEqual(response.content == PDF, status == 200)
