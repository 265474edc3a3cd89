"""A stored print stays as it was made, and nobody forges one."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged

from .common import TypesetCase


@tagged("post_install", "-at_install")
class TestStoredPrint(TypesetCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user = new_test_user(
            cls.env,
            "typeset_clerk",
            groups="base.group_user,base.group_partner_manager",
        )

    def setUp(self):
        super().setUp()
        self._print(self.partner, self.user)
        self.kept = self._get_prints(self.partner)

    def test_content_name_and_place_do_not_change(self):
        for vals in (
            {"raw": b"other"},
            {"name": "other.pdf"},
            {"res_id": False},
            {"type": "url", "url": "https://example.com"},
            {"public": True},
            {"typeset_report_id": False},
        ):
            with self.subTest(vals), self.assertRaises(AccessError):
                self.kept.write(vals)

    def test_same_content_may_be_written_again(self):
        """What moving the file store does."""
        self.kept.write({"raw": self.kept.raw, "mimetype": self.kept.mimetype})
        self.kept.write({"description": "archive"})

    def test_not_removed_by_a_user(self):
        for user in (self.user, self.env.ref("base.user_admin")):
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
                "raw": b"forged",
                "res_model": "res.partner",
                "res_id": self.partner.id,
            }
        )
        self.assertEqual(self._print(self.partner), original)

    def test_mark_cannot_be_set_from_outside(self):
        vals = {
            "name": self.kept.name,
            "raw": b"forged",
            "res_model": "res.partner",
            "res_id": self.partner.id,
        }
        attachments = self.env["ir.attachment"]
        with self.assertRaises(AccessError):
            attachments.create({**vals, "typeset_report_id": self.report.id})
        plain = attachments.create(vals)
        with self.assertRaises(AccessError):
            plain.write({"typeset_report_id": self.report.id})

    def test_mark_cannot_be_set_through_a_default(self):
        """Neither of the context of a client nor of the user's own defaults."""
        name = self.kept.name
        self.kept.sudo().unlink()
        attachments = self.env["ir.attachment"].with_user(self.user)
        vals = {
            "name": name,
            "raw": "Zm9yZ2Vk",
            "res_model": "res.partner",
            "res_id": self.partner.id,
        }
        context = {"default_typeset_report_id": self.report.id}
        forged = call_kw(attachments, "create", [vals], {"context": context})
        self.assertFalse(attachments.browse(forged).sudo().typeset_report_id)
        self.env["ir.default"].set(
            "ir.attachment", "typeset_report_id", self.report.id, self.user.id
        )
        forged = call_kw(attachments, "create", [vals], {"context": {}})
        self.assertFalse(attachments.browse(forged).sudo().typeset_report_id)
        self.assertTrue(self._print(self.partner, self.user).startswith(b"%PDF"))

    def test_copy_is_an_ordinary_file(self):
        self.assertFalse(self.kept.copy().typeset_report_id)

    def test_it_is_served_as_it_was_whatever_the_record_says_now(self):
        self.partner.name = "Somebody else"
        self.assertEqual(self._print(self.partner), self.kept.raw)
        self.assertEqual(self._get_prints(self.partner), self.kept)

    def test_a_report_that_reuses_nothing_prints_anew_and_keeps_the_first(self):
        self.report.attachment_use = False
        self.partner.name = "Somebody else"
        self.assertIn("Somebodyelse", self._read_pages(self._print(self.partner))[0])
        self.assertEqual(self._get_prints(self.partner), self.kept)

    def test_what_is_given_to_keep_is_printed_unless_something_is_kept(self):
        other = self.partners[1]
        self.report._typeset_keep(
            self.report, {self.partner.id: b"second", other.id: b"%PDF-given"}
        )
        self.assertNotEqual(self.kept.raw, b"second")
        self.assertEqual(self._get_prints(self.partner), self.kept)
        self.assertEqual(self._print(other), b"%PDF-given")
