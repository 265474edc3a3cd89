"""The list of published documents: date, address, proof (practice 40, PS 9(3))."""

from base64 import b64encode

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.common_plan import PlanCase
from odoo.addons.sidocakep_base.tests.small_pdf import make_pdf

from ...models.issued.entering import entering

PICTURE = make_pdf("Tangkapan layar situs")
ADDRESS = "https://uji.example/lkjip-2025.pdf"


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestPublication(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        issues = cls.env["sidocakep.issued.document"]
        with entering():
            cls.issue = issues._as_program().create(
                {
                    "name": "LKjIP 2025 - Dinas Kesehatan",
                    "kind": "Laporan Kinerja Instansi Pemerintah",
                    "date": "2026-02-20",
                    "company_id": cls.agency_a.id,
                    "res_model": "sidocakep.lkjip",
                    "res_id": 1,
                    "content": {"year": 2025},
                    "token": issues._make_token(),
                }
            )
        cls.issue = cls.issue.with_env(cls.env)

    def _record(self, user=None, **vals):
        vals = {
            "issue_id": self.issue.id,
            "date": "2026-03-01",
            "address": ADDRESS,
            **vals,
        }
        rows = self.env["sidocakep.issued.publication"]
        rows = rows.with_user(user or self.user_secretary_a)
        [row_id] = call_kw(rows, "create", [[vals]], {})
        return rows.browse(row_id)

    def test_who_records_a_publication(self):
        """Whoever coordinates the agency, as its PPID, and Bagian Organisasi."""
        allowed = {"head_a", "secretary_a", "organisasi"}
        others = {"head_b", "ech4_a", "inspektorat", "bappeda", "hr"}
        self.assert_access_of(allowed | others, allowed, self._record)
        for role in ("head_a", "secretary_a", "organisasi", "inspektorat"):
            issue = self.issue.with_user(getattr(self, f"user_{role}"))
            issue.invalidate_recordset()
            self.assertEqual(issue.can_publish, role != "inspektorat", role)

    def test_what_shows_no_publication_is_refused(self):
        for vals, words in (
            ({"address": False}, "address of the page"),
            ({"address": "javascript:alert(1)"}, "address of the page"),
            ({"channel": "esakip", "address": False}, "Nothing shows"),
            ({"channel": "other", "reference": "1"}, "Write the place"),
            ({"date": "2026-02-19"}, "was issued on"),
            ({"date": "2026-04-03"}, "was issued on"),
            ({"is_gone": True}, "no longer there"),
            ({"proof": b64encode(b"MZ").decode()}, "none of the types"),
        ):
            with (
                self.subTest(vals),
                self.assert_refused(ValidationError, words),
                self.env.cr.savepoint(),
            ):
                self._record(**vals)
        with self.assert_refused(AccessError, "filled in by the program"):
            self._record(sha256="0" * 64)
        self._record(channel="esakip", address=False, reference="REV-2025-17")

    def test_a_row_stays_and_the_next_one_corrects_it(self):
        proof = {"proof": b64encode(PICTURE).decode(), "proof_name": "situs.pdf"}
        row = self._record(**proof)
        self.assertTrue(row.sha256 and row.is_current and self.issue.is_published)
        found = self.env["sidocakep.issued.document"].search(
            [("is_published", "=", True)]
        )
        self.assertIn(self.issue, found)
        for user in (self.env.user, self.user_secretary_a, self.user_organisasi):
            with self.assert_refused(UserError, "."):
                row.with_user(user).write({"address": "https://lain.example"})
            with self.assert_refused(UserError, "."):
                row.with_user(user).unlink()
        kept = self.env["ir.attachment"].sudo()
        kept = kept.search([("res_model", "=", row._name), ("res_field", "=", "proof")])
        with self.assert_refused(AccessError, "stays with it"):
            kept.with_user(self.user_secretary_a).write({"raw": PICTURE})
        context = row.action_correct()["context"]
        defaults = {
            key.removeprefix("default_"): value for key, value in context.items()
        }
        with self.assert_refused(UserError, "Say why"), self.env.cr.savepoint():
            self._record(**defaults)
        gone = self._record(**defaults, is_gone=True, reason="Situs ditata ulang")
        self.assertFalse(row.is_current or gone.is_current)
        self.issue.invalidate_recordset()
        self.assertFalse(self.issue.is_published)

    def test_it_answers_the_criterion_that_asks_for_it(self):
        row = self._record(
            proof=b64encode(PICTURE).decode(), proof_name="tangkapan.pdf"
        )
        index = self.env["sidocakep.lke.index"].create(
            {"company_id": self.agency_a.id, "year": 2025}
        )
        asked = index.line_ids.filtered(
            lambda line: "dipublikasikan" in line.criterion_text
        )
        answered = asked.filtered("is_answered")
        self.assertEqual(answered.mapped("component"), ["reporting"])
        self.assertIn(ADDRESS, answered.document_text)
        rows, files = index._get_folder()
        places = [
            item["place"]
            for line in rows
            if line["line"] == answered
            for item in line["items"]
        ]
        self.assertEqual([files[place]() for place in places], [PICTURE])
        self.assertEqual(row.kind, self.issue.kind)
