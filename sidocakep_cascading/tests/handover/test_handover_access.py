"""Who reads a memo and who changes it: role by role, by the door of a client."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError

from ..common import ROLES
from .handover_case import HandoverCase, make_handover

#: Who reads a memo of agency A: its people, and the offices that read all.
READERS = {
    *("head_a", "secretary_a", "ech3_a", "ech4_a", "func_a", "pelaksana_a"),
    *("bupati", "sekda", "organisasi", "bappeda", "monev", "inspektorat", "hr"),
}
#: What the program alone writes, with a value that a client might like.
PROGRAMS = {
    "state": "acknowledged",
    "date_until": "2026-01-01",
    "leaver_name": "Orang Lain",
    "receiver_name": "Orang Lain",
    "signed_name": "Orang Lain",
    "acknowledged_name": "Orang Lain",
    "frozen_document": {"unfinished": "Lain"},
    "document_seal": "0" * 64,
    "superior_job_id": False,
}


@freeze_time("2026-07-03 03:00:00")
@tagged("post_install", "-at_install")
class TestHandoverAccess(HandoverCase):
    def _call(self, user, method, *args):
        """Call a method as a client does."""
        memos = self.env["sidocakep.handover"].with_user(user)
        self.memo.invalidate_recordset()
        return call_kw(memos, method, [self.memo.ids, *args], {})

    def _is_refused(self, user, method, *args):
        """Tell whether a call is refused; what it did is undone."""
        try:
            with self.env.cr.savepoint() as savepoint:
                self._call(user, method, *args)
                self.env.flush_all()
                savepoint.rollback()
        except UserError:  # an AccessError is one
            return True
        finally:
            self.env.invalidate_all()
        return False

    def _list_users(self):
        for role in (*ROLES, "new"):
            yield role, getattr(self, f"user_{role}")

    def test_who_reads_it(self):
        found = {
            role
            for role, user in self._list_users()
            if not self._is_refused(user, "read", ["display_name", "document_html"])
        }
        self.assertLessEqual(READERS | {"new"}, found)
        self.assertNotIn("head_b", found, "another agency")

    def test_who_writes_each_side_of_a_draft(self):
        for field, allowed in (
            ("unfinished", {"ech3_a"}),
            ("attention", {"ech3_a"}),
            ("receiver_note", set()),
        ):
            found = {
                role
                for role, user in self._list_users()
                if not self._is_refused(user, "write", {field: "Tulisan"})
            }
            with self.subTest(field):
                self.assertEqual(found, allowed)

    def test_who_writes_each_side_of_what_was_handed_over(self):
        self._hand_over()
        for field, allowed in (
            ("unfinished", set()),
            ("attention", set()),
            ("receiver_note", {"new"}),
        ):
            found = {
                role
                for role, user in self._list_users()
                if not self._is_refused(user, "write", {field: "Tulisan"})
            }
            with self.subTest(field):
                self.assertEqual(found, allowed)

    def test_who_takes_each_step(self):
        self._complete()
        steps = ("action_sign", "action_take_back", "action_acknowledge")
        for state, allowed in (
            ("draft", ({"ech3_a"}, set(), set())),
            ("signed", (set(), {"ech3_a"}, {"new"})),
            ("acknowledged", (set(), set(), set())),
        ):
            if state == "signed":
                self._as(self.user_ech3_a).action_sign()
            elif state == "acknowledged":
                self._as(self.user_new).action_acknowledge()
            self.assertEqual(self.memo.state, state)
            for step, users in zip(steps, allowed, strict=True):
                found = {
                    role
                    for role, user in self._list_users()
                    if not self._is_refused(user, step)
                }
                with self.subTest(f"{state}: {step}"):
                    self.assertEqual(found, users)

    def test_what_the_program_writes_is_written_by_nobody(self):
        for field, value in PROGRAMS.items():
            with self.subTest(field), self.assertRaises(WorkflowFieldError):
                self._call(self.user_ech3_a, "write", {field: value})

    def test_nobody_makes_one_or_removes_it(self):
        [values] = self.memo.copy_data()
        for role, user in self._list_users():
            memos = self.env["sidocakep.handover"].with_user(user)
            with self.subTest(role):
                with self.assertRaises(AccessError):
                    call_kw(memos, "create", [[values]], {})
                self.assertTrue(self._is_refused(user, "unlink"))
                self.assertTrue(self._is_refused(user, "copy"))

    def test_the_step_of_the_program_is_no_door(self):
        for name in ("_transition", "_withdraw", "_propose", "_follow_holders"):
            with self.subTest(name), self.assertRaises(AccessError):
                self._call(self.user_ech3_a, name)

    def test_a_stranger_learns_nothing_by_a_search(self):
        memos = self.env["sidocakep.handover"].with_user(self.user_head_b)
        self.assertFalse(memos.search([("unfinished", "!=", "x")]))
        self.assertFalse(memos.search_count([("leaver_id", "!=", False)]))

    def test_who_held_the_post_before_reads_his_own_only(self):
        """Where he is now he reads what he handed over, and nothing else of there."""
        other = make_handover(self, self.pk_ech4, date(2026, 5, 31))
        other._with_workflow_bypass().leaver_id = self.employee_ech4_a
        memos = self.env["sidocakep.handover"].with_user(self.user_ech3_a)
        self.assertEqual(memos.search([]), self.memo)
        with self.assertRaises(AccessError):
            other.with_user(self.user_ech3_a).read(["display_name"])

    def test_the_form_offers_each_what_is_his(self):
        with Form(self._as(self.user_ech3_a)) as form:
            form.unfinished = "Akreditasi"
            form.attention = "Data rumah sakit"
        with self.assertRaises(AssertionError), Form(self._as(self.user_new)) as form:
            form.unfinished = "Lain"
        self._as(self.user_ech3_a).action_sign()
        with Form(self._as(self.user_new)) as form:
            form.receiver_note = "Diterima"
        self._as(self.user_new).action_acknowledge()
        self.assertEqual(self.memo.receiver_note, "Diterima")
        with self.assertRaises(AssertionError), Form(self._as(self.user_new)) as form:
            form.receiver_note = "Lain"

    def test_the_buttons_are_those_of_the_step(self):
        buttons = ("can_sign", "can_take_back", "can_acknowledge", "can_hand")

        def read(user):
            memo = self._as(user)
            return {name for name in buttons if memo[name]}

        self.assertEqual(read(self.user_ech3_a), {"can_sign", "can_hand"})
        self.assertEqual(read(self.user_new), set())
        self._hand_over()
        self.assertEqual(read(self.user_ech3_a), {"can_take_back"})
        self.assertEqual(read(self.user_new), {"can_acknowledge"})
        self.assertEqual(read(self.user_head_a), set())

    def test_turn_and_lists_name_who_acts_next(self):
        turn = self._as(self.user_head_a).turn_text
        self.assertIn(self.user_ech3_a.name, turn)
        self.assertIn("your turn", self._as(self.user_ech3_a).turn_text)
        self._hand_over()
        self.assertIn("your turn", self._as(self.user_new).turn_text)
        self._as(self.user_new).action_acknowledge()
        self.assertFalse(self._as(self.user_new).turn_text)

    def test_the_screens_open_for_each_who_looks_on(self):
        action = "sidocakep_cascading.sidocakep_handover_action"
        for role in ("head_a", "secretary_a", "organisasi", "hr", "inspektorat"):
            with self.subTest(role):
                self.open_action(getattr(self, f"user_{role}"), action)
        self.assertEqual(
            self.job_ech3_a.with_user(self.user_hr).handover_ids, self.memo
        )

    def test_the_trail_says_who_did_what(self):
        self._hand_over()
        self._as(self.user_ech3_a).action_take_back()
        self._as(self.user_ech3_a).action_sign()
        action = self._as(self.user_organisasi).action_view_trail()
        rows = self.env[action["res_model"]].with_user(self.user_organisasi)
        rows = rows.search(action["domain"])
        self.assertIn(self.user_ech3_a, rows.mapped("user_id"))
        self.assertGreaterEqual(len(rows), 3, "signed, taken back, signed")
