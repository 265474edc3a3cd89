"""A stored print of a signed PK stays as it was made, and nobody forges one."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PrintCase


@tagged("post_install", "-at_install")
class TestStoredPrint(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._sign_to(cls.pk, "signed")

    def setUp(self):
        super().setUp()
        self._print(self.pk)
        self.kept = self._get_prints(self.pk)

    def test_content_name_and_place_do_not_change(self):
        for vals in (
            {"raw": b"lain"},
            {"name": "lain.pdf"},
            {"res_id": False},
            {"type": "url", "url": "https://contoh.go.id"},
            {"public": True},
            {"sidocakep_report_id": False},
        ):
            with self.subTest(vals), self.assertRaises(AccessError):
                self.kept.write(vals)

    def test_same_content_may_be_written_again(self):
        """What moving the file store does."""
        self.kept.write({"raw": self.kept.raw, "mimetype": self.kept.mimetype})
        self.kept.write({"description": "arsip"})

    def test_not_removed_by_a_user(self):
        for user in (
            self.user_ech3_a,
            self.user_organisasi,
            self.env.ref("base.user_admin"),
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.kept.with_user(user).unlink()
        self.assertTrue(self.kept.exists())

    def test_uploaded_file_is_never_served(self):
        """A file under the right name is an ordinary file."""
        original = self.kept.raw
        name = self.kept.name
        self.kept.sudo().unlink()
        self.env["ir.attachment"].create(
            {
                "name": name,
                "raw": b"palsu",
                "res_model": "sidocakep.pk",
                "res_id": self.pk.id,
            }
        )
        self.assertEqual(self._print(self.pk), original)

    def test_mark_cannot_be_set_from_outside(self):
        vals = {
            "name": self.kept.name,
            "raw": b"palsu",
            "res_model": "sidocakep.pk",
            "res_id": self.pk.id,
        }
        attachments = self.env["ir.attachment"]
        with self.assertRaises(AccessError):
            attachments.create({**vals, "sidocakep_report_id": self.report.id})
        plain = attachments.create(vals)
        with self.assertRaises(AccessError):
            plain.write({"sidocakep_report_id": self.report.id})

    def test_copy_is_an_ordinary_file(self):
        self.assertFalse(self.kept.copy().sidocakep_report_id)
