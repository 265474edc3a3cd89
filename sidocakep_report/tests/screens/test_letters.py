"""Mails of the program: salutation, document, last day, one link, once a day."""

from datetime import date
from unittest.mock import patch

from lxml import html

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.common import PkCase

SIGN = "sidocakep_cascading.mail_activity_type_pk_sign"


@tagged("post_install", "-at_install")
class TestLetters(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["mail.activity"].search([]).unlink()
        cls.pks = cls._create_pk(cls.job_ech4_a) | cls._create_pk(cls.job_ech3_a)

    def _ask(self, pk, day, **kw):
        pk.activity_schedule(SIGN, user_id=self.user_head_a.id, date_deadline=day, **kw)

    def _run(self, day):
        """Run the cron at noon of a day; return the new messages to the head."""
        messages = self.env["mail.message"]
        last = messages.search([], order="id desc", limit=1).id or 0
        with (
            freeze_time(f"{day} 05:00:00"),
            patch.object(
                type(self.env["ir.cron"]), "_commit_progress", lambda *a, **k: 1e9
            ),
        ):
            self.env["res.users"]._cron_write_letters()
            self.env.flush_all()
        to_head = ("notified_partner_ids", "in", self.user_head_a.partner_id.ids)
        return messages.search([("id", ">", last), to_head])

    def test_one_letter_a_day_says_all_that_is_asked(self):
        self._ask(self.pks[0], "2026-03-02")
        self._ask(self.pks[1], "2026-03-20")
        [letter] = self._run("2026-03-05")
        self.assertEqual(letter.notified_partner_ids, self.user_head_a.partner_id)
        text = html.fromstring(letter.body).text_content()
        self.assertIn(f"Dear {self.user_head_a.name},", text)
        for pk in self.pks:
            self.assertIn(pk.display_name, text)
        self.assertIn("due on 2 March 2026, 3 days late", text)
        self.assertIn("due on 20 March 2026", text)
        [link] = html.fromstring(letter.body).findall(".//a")
        self.assertTrue(link.get("href").endswith("/odoo/my-work"))
        self.assertFalse(self._run("2026-03-05"))
        self.assertEqual(len(self._run("2026-03-06")), 1)

    def test_what_is_late_below_is_told_to_the_superior_once_a_week(self):
        """Three days late, then when he was not told for a week; of nobody else's."""
        self.env["mail.activity"].search([]).unlink()
        self.pks[0].activity_schedule(
            SIGN, user_id=self.user_ech3_a.id, date_deadline="2026-03-02"
        )
        # Of the nights from the 12th to the 14th the program did not run.
        for day, told in (
            *(("04", 0), ("05", 1), ("05", 0), ("06", 0), ("11", 0)),
            *(("15", 1), ("16", 0), ("21", 0), ("22", 1)),
        ):
            with self.subTest(day=day):
                letters = self._run(f"2026-03-{day}")
                self.assertEqual(len(letters), told)
        [to_head] = letters
        self.assertEqual(to_head.subject, "These documents of your officials are late")
        text = html.fromstring(to_head.body).text_content()
        self.assertIn(self.pks[0].display_name, text)
        self.assertIn(self.user_ech3_a.name, text)
        self.assertIn("20 days late", text)

    def test_practice_33_a_vacant_superior_is_climbed_over(self):
        day = date(2026, 3, 5)
        self.assertEqual(self.user_ech4_a._get_superior_users(day), self.user_ech3_a)
        self.employee_ech3_a.version_id.job_id = False
        self.assertEqual(self.user_ech4_a._get_superior_users(day), self.user_head_a)

    def test_who_was_reminded_today_gets_no_second_letter(self):
        pk = self._sign_to(self.pks[1], "signed_first")
        self.env["mail.activity"].search([]).unlink()
        self._ask(pk, "2026-03-02")
        pk._with_workflow_bypass().write({"reminded_on": date(2026, 3, 5)})
        self.assertFalse(self._run("2026-03-05"))
        self.assertEqual(len(self._run("2026-03-06")), 1)

    def test_what_the_program_asks_is_not_mailed_at_once(self):
        messages = self.env["mail.message"]
        domain = [("notified_partner_ids", "in", self.user_head_a.partner_id.ids)]
        before = messages.search_count(domain)
        self._ask(self.pks[0], "2026-03-02")
        self.assertEqual(messages.search_count(domain), before)

    def test_what_a_colleague_asks_is_a_letter_with_one_link(self):
        messages = self.env["mail.message"]
        domain = [("notified_partner_ids", "in", self.user_head_a.partner_id.ids)]
        before = messages.search(domain)
        self._ask(self.pks[0], "2026-03-02", automated=False, summary="Mohon dibaca")
        letter = messages.search(domain) - before
        self.assertIn("Mohon dibaca", letter.body)
        self.assertEqual(len(html.fromstring(letter.body).findall(".//a")), 1)
        self.assertEqual(letter.email_layout_xmlid, "sidocakep_base.letter_layout")

    def test_the_frame_names_no_other_program(self):
        pk = self.pks[0].with_user(self.user_secretary_a)
        self._ask(pk, "2026-03-02", automated=False)
        mail = self.env["mail.mail"].search([], order="id desc", limit=1)
        self.assertNotIn("Odoo", mail.body_html)
        self.assertIn("SIDO CAKEP", mail.body_html)

    def test_what_a_colleague_writes_comes_with_the_document_and_one_link(self):
        pk = self.pks[0].with_user(self.user_secretary_a)
        written = "Mohon dicek"
        pk.message_post(
            body=written,
            partner_ids=self.user_head_a.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )
        mail = self.env["mail.mail"].search([], order="id desc", limit=1)
        page = html.fromstring(mail.body_html)
        text = page.text_content()
        self.assertIn("Dear Sir or Madam,", text)
        self.assertIn(f"{self.user_secretary_a.name} writes about", text)
        self.assertIn(pk.display_name, text)
        self.assertIn("Mohon dicek", text)
        [link] = page.findall(".//a")
        self.assertIn(str(pk.id), link.get("href"))
        self.assertNotIn("Odoo", mail.body_html)

    def test_a_login_is_told_of_in_the_words_of_the_government(self):
        """Core praises another program and asks for the e-mail address."""
        user = self.user_head_a
        invitation = user._make_access_letter("signup")
        text = html.fromstring(invitation.body_html).text_content()
        self.assertIn(f"To log in, type: {user.login}", text)
        self.assertIn("token=", invitation.body_html)
        warning = user._notify_security_setting_update("Subject", "Something changed.")
        self.assertIn("Something changed.", warning.body_html)
        for mail in (invitation, warning):
            with self.subTest(mail.subject):
                self.assertIn(user.name, mail.body_html)
                self.assertEqual(mail.email_to, user.email)
                self.assertNotIn("Odoo", mail.body_html)
                self.assertLess(mail.body_html.count("href"), 2)
