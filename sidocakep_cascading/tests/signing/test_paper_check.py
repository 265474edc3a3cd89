"""The page behind the QR code: whoever holds the paper, without a login."""

from unittest.mock import patch

from odoo.tests import HttpCase, freeze_time, tagged

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found

from ...models.signing import sidocakep_public_visit
from ..common import PkCase

#: Said to who holds a good paper.
GOOD = "what is kept is what was signed"


@tagged("post_install", "-at_install")
class TestPaperCheck(HttpCase, PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-20 03:00:00"):
            cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")
        cls.env.flush_all()

    def _ask(self, token=None, status=200):
        token = self.pk.frozen_hash[:32] if token is None else token
        answer = self.url_open(f"/sidocakep/periksa/{token}")
        self.assertEqual(answer.status_code, status)
        self.env.invalidate_all()
        return answer.text

    def _forge(self, query, *args):
        self.env.cr.execute(query, args)
        self.env.invalidate_all()

    def test_document_posts_days_and_seal_and_nothing_else(self):
        text = self._ask()
        for told in ("2026", "Dinas Kesehatan Uji", "January 20, 2026", GOOD):
            self.assertIn(told, text)
        for party in ("first", "second"):
            self.assertIn(self.pk[f"{party}_title"], text)
            for secret in ("name", "nip", "rank"):
                self.assertNotIn(self.pk[f"{party}_{secret}"], text)
        for line in self.pk.line_ids:
            self.assertNotIn(line.name, text)
            self.assertNotIn(line.target_text, text)
        for word in ("<script", "/web", "session", self.pk.frozen_hash):
            self.assertNotIn(word, text)

    def test_the_answer_is_kept_nowhere_and_nobody_is_logged_in_by_it(self):
        answer = self.url_open(f"/sidocakep/periksa/{self.pk.frozen_hash[:32]}")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(answer.headers["X-Robots-Tag"], "noindex, nofollow")

    def test_what_is_on_the_paper_is_the_address(self):
        [values] = self.pk._get_document_values().values()
        address = values["signatures"]["check_url"]
        self.assertTrue(
            address.endswith(f"/sidocakep/periksa/{self.pk.frozen_hash[:32]}")
        )
        draft = self._create_pk(self.job_secretary_a)
        [values] = draft._get_document_values().values()
        self.assertNotIn("check_url", values["signatures"])

    def test_no_code_is_found_by_a_part_or_a_pattern(self):
        code = self.pk.frozen_hash
        wrong = code[:31] + ("0" if code[31] != "0" else "1")
        unknown = self._ask(wrong, 404)
        self.assertNotIn("Dinas Kesehatan", unknown)
        for token in (code[:31], code, code[:31] + "_", "%25" * 32, code[:32].upper()):
            with self.subTest(token):
                self.assertEqual(self._ask(token, 404), unknown)

    def test_the_content_of_a_draft_is_not_found(self):
        draft = self._create_pk(self.job_secretary_a)
        [content_hash] = draft._get_hashes().values()
        self._ask(content_hash[:32], 404)

    def test_a_changed_figure_is_told(self):
        self._forge(
            "UPDATE sidocakep_pk_line SET target_text = '0,1 Angka' WHERE pk_id = %s",
            self.pk.id,
        )
        text = self._ask()
        self.assertIn("not what was signed", text)
        self.assertNotIn(GOOD, text)

    def test_a_changed_state_is_told_as_what_it_is(self):
        """What was signed is as it was: the page says what is not."""
        for change in ("state = 'handed_in'", "receipt_number = '1'"):
            self._forge(f"UPDATE sidocakep_pk SET {change} WHERE id = %s", self.pk.id)
            text = self._ask()
            self.assertIn("What was signed is kept as it was, but", text)
            self.assertNotIn("not what was signed", text)
            self.assertIn("<title>Check of a Document</title>", text)

    def test_what_was_replaced_says_when_it_ended(self):
        """The page of the register said so, and this one did not."""
        writer = self.pk._with_workflow_bypass()
        writer.write({"state": "replaced", "date_until": "2026-01-31"})
        self._forge("DELETE FROM sidocakep_seal WHERE res_id = %s", self.pk.id)
        seal_as_found(self.pk)
        self.env.cr.flush()
        for day, mark in (("2026-02-02", "answer bad"), ("2026-01-20", "answer good")):
            with freeze_time(f"{day} 03:00:00"):
                text = self._ask()
            self.assertIn(GOOD, text)
            self.assertIn("January 31, 2026", text)
            self.assertIn(mark, text)

    def test_a_copied_signature_takes_nothing_away_from_the_paper(self):
        """Of another agreement, by SQL: the page said that the paper is not ours."""
        other = self._create_pk(self.job_ech4_a)
        columns = "party, user_id, employee_id, name, job_id, title, capacity,"
        columns += " signed_at, method, content_hash, company_id, is_void"
        self._forge(
            f"INSERT INTO sidocakep_pk_signature (pk_id, {columns})"
            f" SELECT %s, {columns} FROM sidocakep_pk_signature WHERE pk_id = %s",
            other.id,
            self.pk.id,
        )
        self.assertIn(GOOD, self._ask())

    def test_a_paper_with_one_signature_says_so(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        text = self._ask(pk.frozen_hash[:32])
        self.assertIn("Not every party has signed", text)

    def test_void_signatures_are_told(self):
        token = self.pk.frozen_hash[:32]
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        token = pk.frozen_hash[:32]
        pk.with_user(self.user_ech3_a).action_return("Salah angka")
        text = self._ask(token)
        self.assertIn("void", text)
        self.assertNotIn(GOOD, text)

    def test_who_asks_too_often_waits(self):
        visits = self.env["sidocakep.public.visit"].sudo()
        with patch.object(sidocakep_public_visit, "MOST", 2):
            allowed = [visits._allows("192.0.2.7", now) for now in (0, 1, 2, 61)]
            self.assertEqual(allowed, [True, True, False, True])
            self.assertTrue(visits._allows("192.0.2.8", 2))
        with patch.object(sidocakep_public_visit, "MOST", 0):
            text = self._ask(status=429)
        self.assertNotIn("Dinas Kesehatan", text)
