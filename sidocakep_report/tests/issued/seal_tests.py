"""The register of what was issued is sealed: what somebody wrote into it is told."""

import json
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found
from odoo.addons.sidocakep_base.tests.seal_case import OTHER_KEY, SealedCase


class IssuedSeals(SealedCase):
    """Beside a case of an issued agreement (``pk``, ``issue``) and its public page."""

    # Its tests are those of the case that it stands beside.
    allow_inherited_tests_method = True

    def _assert_page(self, is_whole):
        text = self._ask().text
        self.assertEqual("Segel tidak utuh." not in text, is_whole)
        return text

    def test_each_column_of_the_register_is_sealed(self):
        self.assertGreater(self._check_each_column(self.issue), 15)

    def test_the_public_page_vouches_for_nothing_that_was_written_into_it(self):
        self._assert_page(is_whole=True)
        content = {**self.issue.content, "year": "2031"}
        for values in (
            {"name": "Perjanjian Kinerja 2031"},
            {"date": "2031-01-02"},
            {"state": "withdrawn"},
            # who knows how the content is sealed seals it again, without the key
            {"content": content, "content_seal": get_seal(content)},
        ):
            with self.subTest(values), self.env.cr.savepoint() as savepoint:
                self._forge_row(values)
                self._assert_page(is_whole=False)
                savepoint.rollback()
            self.env.invalidate_all()
        self._assert_page(is_whole=True)

    def test_both_pages_of_an_agreement_say_the_same(self):
        """The one called intact what the other called forged, each of its own row."""
        token, good = self.pk.frozen_hash[:32], "what is kept is what was signed"
        for table, row, change, told in (
            ("pk", self.pk, "state = 'received'", "Catatan dokumen ini tidak utuh."),
            ("issued_document", self.issue, "name = 'x'", "Segel tidak utuh."),
        ):
            with self.subTest(table), self.env.cr.savepoint() as savepoint:
                query = f"UPDATE sidocakep_{table} SET {change} WHERE id = %s"
                self._forge(query, row.id)
                self.assertIn(told, self._ask().text)
                text = self.url_open(f"/sidocakep/periksa/{token}").text
                self.assertNotIn(good, text)
                self.assertIn("What was signed is kept as it was, but", text)
                savepoint.rollback()
            self.env.invalidate_all()
        self._assert_page(is_whole=True)
        self.assertIn(good, self.url_open(f"/sidocakep/periksa/{token}").text)

    def _forge_row(self, values):
        for name, value in values.items():
            value = json.dumps(value) if isinstance(value, dict) else value
            self._forge(
                SQL(
                    "UPDATE sidocakep_issued_document SET %s = %s WHERE id = %s",
                    SQL.identifier(name),
                    value,
                    self.issue.id,
                )
            )

    def test_a_row_that_the_program_did_not_enter_is_told(self):
        columns = SQL(", ").join(
            SQL.identifier(name)
            for name, field in self.issue._fields.items()
            if field.store
            and field.column_type
            and name not in ("id", "token", "state")
        )
        token = "0123456789abcdef" * 2
        self._forge(
            SQL(
                "INSERT INTO sidocakep_issued_document (token, state, %(columns)s)"
                " SELECT %(token)s, 'withdrawn', %(columns)s"
                " FROM sidocakep_issued_document WHERE id = %(id)s",
                columns=columns,
                token=token,
                id=self.issue.id,
            )
        )
        self.assertIn("Segel tidak utuh.", self._ask(token).text)

    def test_nobody_enters_a_row_not_even_with_the_rights_of_the_program(self):
        """A server action reaches every method; what it enters would be sealed."""
        [vals] = self.issue.sudo().copy_data()
        vals |= {"token": "1" * 32, "state": "replaced", "number": "PALSU"}
        issues = self.env["sidocakep.issued.document"].sudo()._as_program()
        with self.assertRaisesRegex(FrozenRecordError, "The program alone enters"):
            issues.create(vals)

    def test_the_page_says_nothing_of_what_stands_elsewhere_today(self):
        """The agency as issued, and the last day as it was told to the register."""
        agency, name = self.pk.company_id, self.pk.company_id.name
        self._forge_row({"state": "replaced", "ended_on": "2026-06-30"})
        seal_as_found(self.issue)
        self._commit()
        agency.name = "Dinas dengan Nama Baru"
        self._forge(
            "UPDATE sidocakep_pk SET date_until = '2099-12-31' WHERE id = %s",
            self.pk.id,
        )
        text = self._assert_page(is_whole=True)
        self.assertIn(name, text)
        self.assertNotIn("Nama Baru", text)
        self.assertNotIn("2099", text)
        self.assertIn("Berakhir 30 Juni 2026", text)

    def test_a_file_that_is_lost_is_told_and_another_is_not_handed_out(self):
        issue = self.issue.sudo()
        place = issue.attachment_id.store_fname
        with patch.object(
            type(self.env["ir.attachment"]),
            "_file_read",
            lambda store, fname, size=None: b"x" if fname == place else b"",
        ):
            self.env.invalidate_all()
            with self.assertRaisesRegex(UserError, "not the one that was issued"):
                issue.action_download()
        self._forge_row({"attachment_id": None})
        [(state, problems)] = issue._verify_whole().values()
        self.assertEqual(
            (state, problems), ("broken", [("file", {"field": "file_hash"})])
        )

    def test_a_stage_that_nobody_signed_is_told(self):
        self._forge(
            SQL(
                "INSERT INTO sidocakep_issued_certificate (issue_id, sequence, place,"
                " signer, signed_on, attachment_id, file_hash) VALUES"
                " (%s, 1, 'x', 'Penyusup', now(), %s, %s)",
                *(self.issue.id, self.issue.attachment_id.id, self.issue.file_hash),
            )
        )
        self.assertEqual(self._judge(self.issue), ("broken", ["new_part"]))
        self._assert_page(is_whole=False)

    def test_the_end_of_an_issue_is_sealed_and_makes_no_forgery_good(self):
        before = len(self._get_seals(self.issue))
        with self.env.cr.savepoint() as savepoint:
            self.pk._withdraw_issues("Keliru")
            self._commit()
            self.assertEqual(len(self._get_seals(self.issue)), before + 1)
            self._assert_sealed(self.issue)
            savepoint.rollback()
        self.env.invalidate_all()
        self._forge_row({"number": "PALSU"})
        self.pk._withdraw_issues("Keliru")
        self._commit()
        self.assertEqual(self._judge(self.issue), ("broken", ["forged"]))

    def test_a_seal_that_cannot_be_checked_is_no_seal(self):
        self._set_keys(OTHER_KEY)
        text = self._assert_page(is_whole=True)
        self.assertIn("Segel register tidak dapat diperiksa", text)

    def test_who_reads_the_seals_opens_no_public_page(self):
        [seal, *_rest] = self._get_seals(self.issue)
        self.assertNotIn(self.issue.token, str(seal.content))

    def test_the_nightly_check_has_the_register_and_reads_its_files(self):
        check = self.env["sidocakep.seal.check"].sudo()
        found = check._check(self.issue.company_id, self.issue._name)
        self.assertEqual((found["state"], found["broken_count"]), ("intact", 0))
        self.assertGreater(found["checked_count"], 0)
        name = self.issue.sudo().attachment_id.store_fname
        with patch.object(
            type(self.env["ir.attachment"]),
            "_file_read",
            lambda store, fname, size=None: b"x" if fname == name else b"",
        ):
            self.env.invalidate_all()
            found = check._check(self.issue.company_id, self.issue._name)
        self.assertEqual(found["state"], "broken")
        self.assertIn(
            ("file", {"field": "file_hash"}),
            [(code, values) for _name, code, values in found["problems"]],
        )
