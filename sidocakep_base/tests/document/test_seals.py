"""The seals of settled data: what is found, what is said, and who seals."""

import json
import os
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import SQL, mute_logger

from ...engine.chain import GENESIS
from ...engine.sealed_content import ABOUT, COLUMNS, FORGED, FOUND, Trail
from ...models.document import seal_rows
from ...models.document.seal_chain import KEY_FILE_VARIABLE
from ...models.document.sidocakep_seal_check import (
    ACTIVITY_SEALS,
    SidocakepSealCheck,
)
from ...models.document.standing_mixin import STANDING
from ..realisation.realisation_case import RealisationCase
from ..seal_case import KEY, OTHER_KEY, SealedCase

CHECK_LOGGER = SidocakepSealCheck.__module__
ACTION_LOGGERS = ("odoo.tools.safe_eval", "odoo.addons.base.models.ir_actions")


@tagged("post_install", "-at_install")
@freeze_time("2026-10-05 03:00:00")
class TestSeals(SealedCase, RealisationCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.closed = [cls._close(number) for number in (1, 2, 3)]
        cls.month = cls.closed[1]
        cls.checks = cls.env["sidocakep.seal.check"]

    @classmethod
    def _close(cls, number):
        row = cls._row(cls.sub_1, 1_000_000, number=f"SP2D/{number}")
        month = cls._open(number, row)
        month.action_close()
        cls._commit()
        return month

    def _run(self):
        self._commit()
        with patch.object(
            type(self.env["ir.cron"]), "_commit_progress", lambda *a, **k: 1e9
        ):
            self.checks._cron_check()
        self.env.flush_all()

    def _get_check(self, model="sidocakep.realisation.month"):
        return self.checks.search(
            [("company_id", "=", self.agency_a.id), ("res_model", "=", model)]
        )

    # ------------------------------------------------------------------
    # What is found
    # ------------------------------------------------------------------

    def test_each_column_of_a_closed_month_and_of_its_documents(self):
        self.assertGreater(self._check_each_column(self.month), 15)

    def _seals_of(self, record):
        """Return the condition for the rows of a record: others have its id too."""
        return SQL("res_model = %s AND res_id = %s", record._name, record.id)

    def test_what_is_forged_around_the_content_is_named(self):
        """Everything that SQL can do beside the values of a record."""
        month = self.month
        table = SQL.identifier(month._table)
        own = self._seals_of(month)
        first = SQL("(SELECT MIN(id) FROM sidocakep_seal WHERE %s)", own)
        cases = {
            "state": SQL("UPDATE %s SET state = 'open' WHERE id = %s", table, month.id),
            "unsealed": SQL("DELETE FROM sidocakep_seal WHERE id = %s", first),
            "seal": SQL(
                "UPDATE sidocakep_seal SET user_name = 'x' WHERE id = %s", first
            ),
            "gap": SQL(
                "DELETE FROM sidocakep_seal WHERE %s", self._seals_of(self.closed[0])
            ),
            "trail": SQL(
                "UPDATE sidocakep_trail SET user_name = 'x' WHERE res_model = %s"
                " AND res_id = %s",
                month._name,
                month.id,
            ),
            "new_part": SQL(
                "UPDATE sidocakep_realisation SET month_id = %s WHERE month_id = %s",
                month.id,
                self.closed[0].id,
            ),
            "key": SQL("UPDATE sidocakep_seal SET key_id = 'ffffffff'"),
            "changed": SQL("UPDATE %s SET closed_on = '2026-09-01'", table),
        }
        for code, query in cases.items():
            with self.subTest(code):
                state, codes = self._judge_forged(month, query)
                self.assertIn(code, codes)
                self.assertEqual(state, "unchecked" if code == "key" else "broken")

    def _add_wrong_proof(self, number, record):
        """What a transaction of its own wrote, under a number drawn before."""
        self._forge(
            SQL(
                "INSERT INTO sidocakep_trail (id, res_model, res_id, company_id, kind,"
                " new_value, date, user_name)"
                " VALUES (%s, %s, %s, %s, 'proof', '1', '2026-10-05', 'x')",
                *(number, record._name, record.id, record.company_id.id),
            )
        )

    def _draw_trail_number(self):
        draw = SQL("SELECT NEXTVAL('sidocakep_trail_id_seq')")
        return self.env.execute_query(draw)[0][0]

    def test_wrong_proof_of_a_transaction_beside_the_step_is_no_forgery(self):
        """The step did not see it, though its number is the lower one."""
        seen, unseen = self._draw_trail_number(), self._draw_trail_number()
        month = self._open(4, self._row(self.sub_1, 1_000_000, number="SP2D/4"))
        self._add_wrong_proof(seen, month)
        month.action_close()
        self._commit()
        self._add_wrong_proof(unseen, month)
        self._assert_sealed(month)
        self.assertEqual(self._judge(month)[0], "intact")
        for query in (
            "DELETE FROM sidocakep_trail WHERE id = %s",
            "UPDATE sidocakep_trail SET new_value = '2' WHERE id = %s",
            "UPDATE sidocakep_trail SET kind = 'change' WHERE id = %s",
        ):
            found = self._judge_forged(month, SQL(query, seen))
            self.assertEqual(found, ("broken", ["trail"]), query)

    def test_wrong_proof_that_a_former_seal_did_not_see_is_no_forgery(self):
        """Until 19.0.1.15.0 one hash was of all rows that the step saw."""
        unseen = self._draw_trail_number()
        month = self._open(4, self._row(self.sub_1, 1_000_000, number="SP2D/4"))

        def seal(trail):
            return {"last": trail.last, "hash": trail.whole}

        with patch.object(Trail, "seal", seal):
            month.action_close()
            self._commit()
        self.assertNotIn("proofs", self._get_seals(month).content["trail"])
        self._add_wrong_proof(unseen, month)
        self._assert_sealed(month)
        change = SQL("UPDATE sidocakep_trail SET user_name = 'y'")
        self.assertEqual(self._judge_forged(month, change), ("broken", ["trail"]))

    def test_record_that_is_gone_and_was_not_opened_is_missed(self):
        gone = SQL(
            "DELETE FROM sidocakep_realisation WHERE month_id = %s", self.month.id
        )
        self._forge(gone)
        month_id = self.month.id
        self._forge(
            SQL("DELETE FROM sidocakep_realisation_month WHERE id = %s", month_id)
        )
        found = self.month.browse(month_id)._verify_seals()[month_id]
        self.assertEqual(found, ("broken", [("missing", {})]))

    def test_reopened_and_closed_again_bears_each_of_its_seals(self):
        month = self.month
        month.action_reopen("Dokumen tercecer di UPTD")
        self._commit()
        self._assert_sealed(month)
        self.assertEqual(self._judge(month)[0], "intact")
        month.write({"realisation_ids": [(0, 0, self._row(self.sub_2, 5, number="x"))]})
        month.action_close()
        self._commit()
        self._assert_sealed(month)
        states = self._get_seals(month).sorted("id").mapped("state")
        self.assertEqual(states, ["closed", "open", "closed"])

    def test_reconciliation_comes_after_the_seal(self):
        self.month.write(
            {"lra_amount": 1, "lra_date": "2026-03-01", "lra_note": "Belum dicatat"}
        )
        self._commit()
        self._assert_sealed(self.month)

    def test_what_an_upgrade_finds_is_called_so_and_watched_from_then_on(self):
        """It seals what they say now; of before, nobody can show anything."""
        self._forge(SQL("DELETE FROM sidocakep_seal"))
        old, forged = self.closed[0], self.month
        seal_rows.seal_as_found(old)
        # What a later script of the upgrade fills in was found as well.
        self._forge(SQL("UPDATE sidocakep_realisation SET amount = amount + 1"))
        self._commit()
        self.assertEqual(self._judge(old), ("before", []))
        self.assertEqual(self._judge(forged), ("broken", ["unsealed"]))
        change = SQL("UPDATE sidocakep_realisation SET amount = 1")
        self.assertEqual(self._judge_forged(old, change), ("broken", ["changed_part"]))
        # The mark is sealed too: nobody says of a forgery that it was found so.
        mark = SQL(
            "UPDATE sidocakep_seal SET content = content || %s WHERE %s",
            json.dumps({FOUND: False}),
            self._seals_of(old),
        )
        self.assertEqual(self._judge_forged(old, mark), ("broken", ["seal"]))

    def test_rows_from_before_they_named_their_columns_are_read_by_those_of_then(self):
        month, first = self.month, self.month._sealed_first_columns
        [content] = month._get_sealed_content(
            {key: list(names) for key, names in first.items()}
        ).values()
        del content[COLUMNS]
        self._forge(SQL("DELETE FROM sidocakep_seal"))
        with patch.object(
            type(month), "_get_sealed_content", lambda *_: {month.id: content}
        ):
            seal_rows.seal_at_commit(month)
            self._commit()
        self._assert_sealed(month)
        row = self._get_seals(month)
        self.assertNotIn(COLUMNS, row.content)
        change = SQL("UPDATE sidocakep_realisation SET amount = 1")
        self.assertEqual(self._judge_forged(month, change)[0], "broken")

    # ------------------------------------------------------------------
    # Keys and chains
    # ------------------------------------------------------------------

    def test_rows_of_an_agency_follow_each_other(self):
        seals = self.env["sidocakep.seal"].search([], order="position")
        seals = seals.filtered(lambda seal: seal.company_id == self.agency_a)
        self.assertEqual(seals[0].previous_seal, GENESIS)
        self.assertEqual(seals[:-1].mapped("seal"), seals[1:].mapped("previous_seal"))
        self.assertEqual(seals.mapped("position"), list(range(1, len(seals) + 1)))

    def test_without_the_key_it_is_not_checked_and_without_any_it_is_said(self):
        self._set_keys(OTHER_KEY)
        self.assertEqual(self._judge(self.month), ("unchecked", ["key"]))
        self._set_keys(OTHER_KEY, KEY)
        self._assert_sealed(self.month)
        with patch.dict(os.environ):
            del os.environ[KEY_FILE_VARIABLE]
            month = self._close(4)
            self.assertEqual(self._judge(month), ("unkeyed", []))
        self._set_keys("short")
        month = self._open(5, self._row(self.sub_1, 1))
        month.action_close()
        with self.assertRaisesRegex(UserError, KEY_FILE_VARIABLE):
            self._commit()

    def test_code_that_acts_as_somebody_else_is_told_by_its_session(self):
        other = self.env.ref("base.user_admin").id
        with patch.object(seal_rows, "get_actor_id", lambda: other):
            month = self._close(6)
        self.assertEqual(self._judge(month), ("broken", ["session"]))

    def test_what_a_step_was_once_is_told_for_ever_with_its_day(self):
        month, other = self.month, self.env.ref("base.user_admin")
        with patch.object(seal_rows, "get_actor_id", lambda: other.id):
            month.action_reopen("Dokumen tercecer di UPTD")
            self._commit()
        month.action_close()
        self._commit()
        self.assertEqual(self._judge(month), ("intact", ["was_session"]))
        more = (
            "UPDATE sidocakep_realisation SET amount = amount + 1 WHERE month_id = %s"
        )
        self._forge(more, month.id)
        month.action_reopen("Dokumen tercecer di UPTD")
        self._commit()
        month.action_close()
        self._commit()
        self.assertEqual(self._judge(month), ("intact", ["was_session", "was_forged"]))
        said = month.action_verify_seal()["params"]
        self.assertEqual(said["type"], "success")
        self.assertIn(other.name, said["message"])
        self.assertIn("05/10/2026", said["message"])
        self._run()
        check = self._get_check()
        self.assertEqual((check.state, check.broken_count), ("intact", 0))
        self.assertIn(other.name, check.description)

    def test_what_waits_to_be_sealed_is_out_of_reach_of_a_server_action(self):
        """A forged record would be sealed with a step of another, as if by anybody."""
        month = self.month
        other = self._open(8, self._row(self.sub_1, 1, number="SP2D/8"))
        self._forge(SQL("UPDATE sidocakep_realisation SET amount = amount + 1"))
        waiting = f"env.cr.precommit.data['sidocakep.seal']['{month._name}']"
        action = self.env["ir.actions.server"].create(
            {
                "name": "Seal",
                "model_id": self.env["ir.model"]._get_id(month._name),
                "state": "code",
                "code": f"env['{month._name}'].browse({other.id}).action_close()\n"
                f"{waiting}[{month.id}] = (1, 1)",
            }
        )
        with self.assertRaises(ValueError), mute_logger(*ACTION_LOGGERS):
            action.run()
        self._commit()
        self.assertEqual(self._judge(month), ("broken", ["changed_part"]))

    def test_step_on_a_forgery_says_so_whatever_ends_within_the_step(self):
        """A savepoint does what the end of the transaction does, and forgets then."""
        month = self.month
        self._forge(SQL("UPDATE sidocakep_realisation SET amount = amount + 1"))

        def end_early(records, *args):
            records.env.cr.precommit.add(lambda: None)
            with records.env.cr.savepoint():
                pass

        with patch.object(type(month), "_before_transition", end_early):
            month.action_reopen("Dokumen tercecer di UPTD")
        self._commit()
        [row, *_former] = self._get_seals(month)
        self.assertEqual((row.state, row.content.get(FORGED)), ("open", True))

    def test_nobody_adds_changes_or_deletes_a_seal(self):
        seals = self._get_seals(self.month)
        for act in (
            lambda: seals.create({"res_model": "x", "res_id": 1}),
            lambda: seals.write({"state": "open"}),
            seals.unlink,
        ):
            with self.assertRaises(AccessError):
                act()

    # ------------------------------------------------------------------
    # The nightly check and the report
    # ------------------------------------------------------------------

    def test_night_counts_and_names_and_tells_once(self):
        self._run()
        check = self._get_check()
        self.assertEqual((check.state, check.checked_count), ("intact", 3))
        # The DPA of the agency and the months.
        self.assertEqual(self._get_check("sidocakep.seal").checked_count, 4)
        self._forge(
            SQL(
                "UPDATE sidocakep_realisation SET amount = 1 WHERE month_id = %s",
                self.month.id,
            )
        )
        self._run()
        self._run()
        self.assertEqual((check.state, check.broken_count), ("broken", 1))
        self.assertIn(self.month.display_name, check.description)
        kind = self.env.ref(ACTIVITY_SEALS)
        told = self.env["mail.activity"].search([("activity_type_id", "=", kind.id)])
        self.assertTrue(told)
        self.assertEqual(len(told), len(told.user_id))

    def test_check_that_fails_says_so_and_hinders_no_other(self):
        """Who can make it fail does not hide: a content that nothing can read."""
        self._run()
        self._forge(
            SQL("UPDATE sidocakep_seal SET content = '[7]' WHERE state = 'closed'")
        )
        before = self._get_check("sidocakep.budget")
        with freeze_time("2026-10-06 03:00:00"), mute_logger(CHECK_LOGGER):
            self._run()
            now = fields.Datetime.now()
        check = self._get_check()
        self.assertEqual((check.state, check.problems), ("broken", "failed"))
        self.assertIn("log of the server", check.description)
        self.assertEqual((check | before).mapped("checked_on"), [now, now])
        self.assertEqual(before.state, "intact")
        self.assertIn("failed", check._get_told_words("en_US")[0])

    def test_cash_plan_of_a_ratified_budget_moves_under_the_seal(self):
        budget = self.budget
        row = self.env["sidocakep.cash.plan"].create(
            {"line_id": budget.line_ids[0].id, "month": "12", "amount": 1}
        )
        self._assert_sealed(budget)
        row.amount += 1
        self._assert_sealed(budget)
        # One that an earlier row sealed, and what is called nothing any more.
        for key in ("sidocakep.cash.plan", "no_more"):
            for code in ("changed_part", "gone_part", "new_part"):
                values = {"field": key, "part": row.id}
                self.assertTrue(budget._describe_seal_problem(code, values))

    def test_report_prints_what_differs_and_the_last_seals(self):
        lines, before = self.checks._get_report()
        last = self._get_seals(self.closed[-1]).seal
        self.assertIn(last, "\n".join(lines))
        own = self._seals_of(self.month)
        self._forge(SQL("DELETE FROM sidocakep_seal WHERE %s", own))
        lines, wrong = self.checks._get_report()
        # The month; the next one, whose seal follows the gap; the chain.
        self.assertEqual(wrong - before, 3)
        self.assertIn(self.month.display_name, "\n".join(lines))

    def test_every_sealed_model_is_checked_by_the_registry(self):
        names = self.checks._get_sealed_models()
        self.assertIn("sidocakep.realisation.month", names)
        for name in names:
            model = self.env[name]
            is_document = STANDING not in model._get_sealed_states()
            self.assertEqual(is_document, "state" in model._fields, name)
            if is_document:
                self.assertIn("company_id", model._fields, name)
            values = {*model._get_sealed_names(model)}
            self.assertFalse(values & ABOUT, "a value would stand in their place")

    def test_reader_asks_on_the_form(self):
        said = self.month.action_verify_seal()["params"]
        self.assertEqual(said["type"], "success")
        self._forge(SQL("UPDATE sidocakep_realisation_month SET closed_by_id = 1"))
        said = self.month.action_verify_seal()["params"]
        self.assertEqual(said["type"], "danger")
        open_month = self._open(7)
        self.assertEqual(open_month.action_verify_seal()["params"]["type"], "success")

    def test_sealing_and_checking_cost_no_more_for_many(self):
        one = self.month
        many = one.union(*self.closed)
        for function in ("_get_sealed_content", "_verify_seals"):
            self.assertEqual(
                self._count_queries(getattr(one, function)),
                self._count_queries(getattr(many, function)),
                function,
            )
