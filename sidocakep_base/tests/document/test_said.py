"""What somebody said stays what he said, wherever he said it."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import SidocakepCase

SAID = "Asli"


@tagged("post_install", "-at_install")
class TestSaid(SidocakepCase):
    """An order of the head of region in a channel is believed as one on a document."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.user_secretary_a
        cls.channel = cls.env["discuss.channel"].create(
            {
                "name": "Rapat",
                "channel_partner_ids": [
                    (4, cls.user_bupati.partner_id.id),
                    (4, cls.reader.partner_id.id),
                ],
            }
        )
        said = cls.channel.with_user(cls.user_bupati)
        cls.message = cls.env["mail.message"].browse(
            said.message_post(
                body=SAID,
                message_type="comment",
                attachments=[("perintah.txt", b"Asli")],
            ).id
        )
        cls.env.flush_all()

    def _call(self, user, model, method, *args):
        return call_kw(self.env[model].with_user(user), method, list(args), {})

    def test_another_puts_no_words_into_a_mouth(self):
        own = self.env.company.id
        for vals in (
            {"body": "Palsu"},
            {"subject": "Palsu"},
            {"attachment_ids": [(5,)]},
            {"record_company_id": own},
            {"res_id": False},
        ):
            with self.subTest(vals), self.assertRaisesRegex(AccessError, "stays"):
                ids = self.message.ids
                self._call(self.reader, "mail.message", "write", ids, vals)
        self.assertIn(SAID, self.message.body)

    def test_the_author_mends_his_own_words(self):
        ids = self.message.ids
        self._call(self.user_bupati, "mail.message", "write", ids, {"body": "Jelas"})
        self.assertIn("Jelas", self.message.body)

    def test_another_changes_no_file_that_was_sent(self):
        file = self.message.attachment_ids
        for vals in ({"raw": "Palsu"}, {"name": "palsu.txt"}, {"res_id": False}):
            with self.subTest(vals), self.assertRaises(AccessError):
                self._call(self.reader, "ir.attachment", "write", file.ids, vals)
        self.assertEqual(file.raw, b"Asli")
        self._call(
            self.user_bupati, "ir.attachment", "write", file.ids, {"name": "b.txt"}
        )

    def test_a_file_names_no_file_that_is_not_read(self):
        files = self.env["ir.attachment"]
        hidden = files.with_user(self.user_bupati).create({"name": "h", "raw": b"h"})
        own = files.with_user(self.reader).create({"name": "o", "raw": b"o"})
        vals = {"original_id": hidden.id}
        with self.assertRaises(AccessError):
            self._call(self.reader, "ir.attachment", "write", own.ids, vals)
        with self.assertRaises(AccessError):
            self._call(self.reader, "ir.attachment", "create", [vals | {"name": "n"}])

    def test_a_notification_is_from_the_author_of_its_message(self):
        told = self.env["mail.notification"].create(
            {
                "mail_message_id": self.message.id,
                "res_partner_id": self.reader.partner_id.id,
                "author_id": self.user_bupati.partner_id.id,
            }
        )
        with self.assertRaisesRegex(AccessError, "Who wrote"):
            self._call(
                self.reader,
                "mail.notification",
                "write",
                told.ids,
                {"author_id": self.reader.partner_id.id},
            )
