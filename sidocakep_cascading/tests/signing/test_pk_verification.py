"""The daily check of everything that was signed, and who is told."""

import importlib.util
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_at_commit
from odoo.addons.sidocakep_base.tests.thorough import long

from ...const import SIGNED_FIRST
from ...models.signing.sidocakep_pk_verification import ACTIVITY_VERIFY
from .test_pk_seal import SealCase

MIGRATION = Path(__file__).parents[2] / "migrations" / "19.0.1.15.0" / "end-pk_seals.py"


@tagged("post_install", "-at_install")
class TestPkVerification(SealCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls._create_pk(cls.job_secretary_a)

    def _run(self):
        with patch.object(
            type(self.env["ir.cron"]), "_commit_progress", lambda *a, **k: 1e9
        ):
            self.env["sidocakep.pk.verification"]._cron_verify()
        self.env.flush_all()

    def _get_row(self, pk=None):
        return self.env["sidocakep.pk.verification"].search(
            [("pk_id", "=", (pk or self.pk).id)]
        )

    def _break(self):
        self._forge(
            "UPDATE sidocakep_pk_line SET target_text = '0,1 Angka' WHERE pk_id = %s",
            self.pk.id,
        )

    def _get_told(self):
        kind = self.env.ref(ACTIVITY_VERIFY)
        return self.env["mail.activity"].search([("activity_type_id", "=", kind.id)])

    def test_what_was_signed_is_on_the_list_and_a_draft_is_not(self):
        self._run()
        row = self._get_row()
        self.assertEqual(row.state, "intact")
        self.assertEqual(row.seal_code, self.pk.seal_code)
        self.assertFalse(self._get_row(self.draft))
        self.assertFalse(self._get_told())

    def test_inspektorat_and_administrators_are_told_once(self):
        self._run()
        self._break()
        self._run()
        self._run()
        row = self._get_row()
        self.assertEqual(row.state, "broken")
        self.assertIn("Tabel I 1.1: Target", row.description)
        told = self._get_told()
        self.assertEqual(told.mapped("res_id"), [row.id] * len(told))
        self.assertIn(self.user_inspektorat, told.user_id)
        self.assertIn(self.env.ref("base.user_admin"), told.user_id)
        self.assertEqual(len(told), len(told.user_id))
        self.assertNotIn(self.user_ech3_a, told.user_id)
        self.assertIn(self.pk.display_name, told[0].note)

    def test_what_was_put_right_stays_told_and_a_second_break_is_told_anew(self):
        self._run()
        row, text = self._get_row(), self.pk.line_ids[0].target_text
        self._break()
        self._run()
        self.assertEqual((row.state, row.is_restored), ("broken", False))
        [*_other, first] = self._get_told()
        self._forge("UPDATE sidocakep_pk SET place = 'x' WHERE id = %s", self.pk.id)
        self._run()
        # asked already, he reads what is found now
        self.assertRegex(first.note, "Place is x|Tempat kini x")
        self._forge(
            "UPDATE sidocakep_pk_line SET target_text = %s WHERE pk_id = %s",
            text,
            self.pk.id,
        )
        self._forge(
            "UPDATE sidocakep_pk SET place = %s WHERE id = %s",
            self.pk.frozen_values["place"],
            self.pk.id,
        )
        self.assertEqual(self._get_codes(), ("intact", set()))
        # the button brings the row up to date
        row.with_user(self.user_inspektorat).action_verify()
        self.assertEqual((row.state, row.is_restored), ("intact", True))
        self.assertFalse(row.description)
        self.assertIn("Tabel I 1.1: Target", row.broken_description)
        self.assertTrue(row.broken_on)
        before = len(self._get_told())
        other = self._sign_to(self._create_pk(self.job_func_a), "signed")
        self._forge("UPDATE sidocakep_pk SET number = 'x' WHERE id = %s", other.id)
        self._run()
        self.assertEqual(len(self._get_told()), 2 * before)

    def test_words_name_labels_people_and_local_hours(self):
        """No column, no number of a record, no time of Greenwich."""
        for change, told in (
            ("job_id = second_job_id", f"Position is {self.job_head_a.name} and was"),
            (
                "in_force_on = '2026-02-01 20:00:00'",
                "2 Februari 2026, 0[34]:00|February",
            ),
            ("has_second_party = FALSE", "is No and was sealed as Yes"),
            ("first_capacity = 'plt'", "is Plt"),
        ):
            with self.subTest(change), self.env.cr.savepoint() as savepoint:
                self._forge(
                    f"UPDATE sidocakep_pk SET {change} WHERE id = %s", self.pk.id
                )
                items = self.pk._verify()[self.pk.id][1]
                words = "\n".join(self.pk._describe_problems(items))
                self.assertRegex(words, told)
                self.assertNotRegex(words, r"_id\b|_on\b|UTC|20:00")
                savepoint.rollback()
            self.env.invalidate_all()
        described = self.pk._describe_paths(
            ["figures.2.value", "table2.1.children.2.amount", "first.nip", "table2"]
        )
        self.assertEqual(
            described,
            "Tabel I 2: Value; Tabel II 1.2: Amount; NIP of Party I; Tabel II",
        )

    def test_what_nobody_signed_is_not_called_intact_by_nobody(self):
        said = self.draft._verify_aloud()["params"]["message"]
        self.assertIn("Nobody has signed it yet", said)
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        pk.with_user(self.user_ech3_a).action_return("Angka keliru")
        self._commit()
        said = pk._verify_aloud()["params"]["message"]
        self.assertIn("Nobody has signed it as it is now", said)
        self.assertIn(pk.signature_ids.name, said)

    def test_signed_without_any_signature_is_found(self):
        """A state and nothing else, written by SQL."""
        self._forge(
            "UPDATE sidocakep_pk SET state = 'in_force' WHERE id = %s", self.draft.id
        )
        self._run()
        self.assertEqual(self._get_row(self.draft).state, "broken")

    def test_the_report_of_a_restored_backup(self):
        """What the command prints, and by what its exit code is set."""
        report = self.env["sidocakep.pk.verification"]
        lines, wrong = report._get_report()
        self.assertEqual(wrong, 0)
        self.assertIn(
            f"{self.agency_a.name}: 2 signatures, the last seal is {self.second.seal}",
            lines,
        )
        self._break()
        lines, wrong = report._get_report()
        self.assertEqual(wrong, 1)
        self.assertIn(self.pk.display_name, lines[0])
        self._forge("UPDATE sidocakep_pk_line SET target_text = '90 Persen'")
        self._set_keys("f" * 64)
        self.assertEqual(report._get_report()[1], 1)

    @long
    def test_queries_do_not_grow_with_the_agreements(self):
        others = self.pk | self._sign_to(self.draft, "signed")
        for job in (self.job_ech4_a, self.job_func_a):
            others |= self._sign_to(self._create_pk(job), "signed")
        counts = []
        for pks in (others[:2], others):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            pks._verify()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1] - counts[0], 2)

    def test_who_sees_the_list_and_writes_nothing(self):
        self._run()
        row = self._get_row()
        for user in (self.user_inspektorat, self.user_organisasi):
            as_user = row.with_user(user)
            self.assertEqual(as_user.state, "intact")
            call_kw(as_user.browse(), "action_verify", [as_user.ids], {})
            with self.subTest(user.login), self.assertRaises(AccessError):
                call_kw(as_user.browse(), "write", [row.ids, {"state": "broken"}], {})
            with self.subTest(user.login), self.assertRaises(AccessError):
                call_kw(as_user.browse(), "unlink", [row.ids], {})
        with self.assertRaises(AccessError):
            call_kw(
                row.browse().with_user(self.user_ech3_a),
                "action_verify",
                [row.ids],
                {},
            )

    def test_a_voided_signature_that_is_brought_back_counts_for_nothing(self):
        """Returned, and by SQL as it was: Pihak II does not sign it."""
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        pk.with_user(self.user_ech3_a).action_return("Angka keliru")
        self._commit()
        self.assertEqual(self._get_codes(pk), ("intact", set()))
        pk.with_user(self.user_ech4_a).action_propose()
        self._commit()
        for row, names in (
            (pk.signature_ids, ["is_void"]),
            (pk.snapshot_ids, ["state", "void_reason", "frozen_hash"]),
        ):
            tried = self._forge_columns(pk, row, "changed_part", names)
            self.assertEqual(tried, len(names))
            self._forge_part_away(pk, row)
        self._forge(
            "UPDATE sidocakep_pk pk SET state = 'signed_first',"
            " signed_first_on = kept.signed_first_on,"
            " signed_first_by_id = kept.signed_first_by_id,"
            " frozen_values = kept.frozen_values, frozen_hash = kept.frozen_hash"
            " FROM sidocakep_pk_snapshot kept WHERE kept.pk_id = pk.id AND pk.id = %s",
            pk.id,
        )
        self._forge(
            "UPDATE sidocakep_pk_signature SET is_void = FALSE, snapshot_id = NULL"
            " WHERE pk_id = %s",
            pk.id,
        )
        self.assertEqual(self._get_codes(pk), ("broken", {"standing"}))
        for sign in (
            lambda: pk.with_user(self.user_ech3_a).action_sign(),
            lambda: self._sign(pk, self.user_ech3_a),
        ):
            with self.assertRaisesRegex(UserError, "is Signed by Party I, without"):
                sign()
        pk.with_user(self.user_ech3_a).action_return("Dipulihkan di luar aplikasi")
        self._commit()
        self._sign_to(pk, "signed")
        self._commit()
        self.assertEqual(self._get_codes(pk), ("intact", set()))

    def test_what_one_party_signed_is_sealed_whole(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        pk.with_user(self.user_ech3_a).action_return("Angka keliru")
        self._sign_to(pk, "signed_first")
        self._commit()
        single = {"revision_id", "snapshot_id"}
        tried = self._check_each_column(
            pk, lambda names: [name for name in names if name not in single]
        )
        self.assertGreater(tried, 60)

    def test_an_upgrade_seals_the_rows_of_what_is_whole(self):
        """What is not, or bears no seal where it should, is told as before."""
        half = self._sign_to(self.draft, SIGNED_FIRST)
        jobs = (self.job_ech4_a, self.job_func_a)
        forged, bare = (self._sign_to(self._create_pk(job), "signed") for job in jobs)
        self._forge("DELETE FROM sidocakep_seal")
        # rows were no parts of it
        with patch.object(type(half), "_get_sealed_parts", lambda self: {}):
            seal_at_commit(self.pk | forged)
            self._commit()
        where = "UPDATE sidocakep_pk SET receipt_number = 'x' WHERE id = %s"
        self._forge(where, forged.id)
        for _run in (1, 2):
            self._migrate()
            self._commit()
            counts = [len(self._get_seals(pk)) for pk in (self.pk, half, forged, bare)]
            self.assertEqual(counts, [2, 1, 1, 0])
        self._assert_sealed(self.pk, "before")
        self._assert_sealed(half, "before")
        self.assertEqual(self._judge(forged), ("broken", ["changed"]))
        self.assertEqual(self._judge(bare), ("broken", ["unsealed"]))
        self._forge("UPDATE sidocakep_pk_line SET point_id = NULL, sequence = 77")
        self.assertIn("changed_part", self._judge(half)[1])

    def _migrate(self):
        spec = importlib.util.spec_from_file_location("script", MIGRATION)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.migrate(self.env.cr, "19.0.1.14.0")

    def test_an_agreement_is_found_by_the_code_on_paper(self):
        pks = self.env["sidocakep.pk"].with_user(self.user_inspektorat)
        code = self.pk.seal_code
        self.assertRegex(code, r"^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$")
        for typed in (code, code.lower(), f" {code.replace('-', ' ')}"):
            with self.subTest(typed):
                found = pks.search([("seal_code", "ilike", typed)])
                self.assertEqual(found.ids, self.pk.ids)
        self.assertFalse(pks.search([("seal_code", "ilike", "0000-0000-0000")]))
        self.assertFalse(pks.search([("seal_code", "ilike", "%")]))
        stranger = pks.with_user(self.user_head_b)
        self.assertFalse(stranger.search([("seal_code", "ilike", code)]))

    def test_a_returned_agreement_is_found_by_the_code_of_its_old_paper(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "handed_in")
        code = pk.seal_code
        pk.with_user(self.user_organisasi).action_return("Target keliru")
        self.assertFalse(pk.seal_code)
        found = self.env["sidocakep.pk"].search([("seal_code", "ilike", code)])
        self.assertEqual(found, pk)
        self.assertEqual(self._get_codes(pk), ("intact", set()))

    def test_another_government_is_not_read(self):
        """Inspektorat reads the seals of its government, and of no other one."""
        self._run()
        row = self._get_row()
        other = self._create_company("Kabupaten Lain", parent_id=False)
        reader = self._create_user("uji_inspektorat_lain", "group_inspektorat", other)
        for user, found in ((self.user_inspektorat, row), (reader, row.browse())):
            self.env.invalidate_all()
            self.assertEqual(row.with_user(user).search([("id", "=", row.id)]), found)
        with self.assertRaises(AccessError):
            call_kw(row.with_user(reader), "read", [row.ids, ["description"]], {})
