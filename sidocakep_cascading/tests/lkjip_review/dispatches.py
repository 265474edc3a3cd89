"""The signed report goes upwards: letters, receipts, deadline."""

from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time

from odoo.addons.sidocakep_base.exceptions import TransitionError
from odoo.addons.sidocakep_base.tests.thorough import long

from ...models.measurement.owing import Owing
from ..common import YEAR

LETTER = {"letter_number": "400.7/9", "letter_date": "2027-02-10"}
RECEIPT = {
    "receipt_date": "2027-02-10",
    "received_by": "Sekretariat",
    "receipt_number": "TT-1",
}
TO_SEND = "Letters of the Government's Report to Be Sent"
TO_RECEIVE = "Receipts of the Government's Report to Be Recorded"
#: What is done with a recipient, in this order: values that are written, or a step;
#: what it says where it is refused; else the state of the recipient after it.
STORY = (
    (RECEIPT, "was not sent yet. Send it first"),
    ({"letter_date": "2027-02-09"}, "from the signature"),
    ({"letter_date": "2027-02-11"}, "until today"),
    ({"recipient": "Presiden"}, "changes only with the steps"),
    ({"state": "sent"}, "changes only with the steps"),
    ({"previous_id": 1}, "changes only with the steps"),
    ("action_receive", "this step is possible only from: Sent"),
    ({"address": "Palangka Raya", "letter_date": "2027-02-10"}, "waiting"),
    ("action_send", "sent"),
    ("action_send", "You have taken this step"),
    ({"address": "Jakarta"}, "stays as the letter says"),
    ({"letter_date": "2027-02-10"}, "stays as the letter says"),
    ({"letter_number": "400.7/9"}, "sent"),
    ("action_receive", "on which day it was received, and by whom"),
    ({"receipt_date": "2027-02-09"}, "a day of the receipt from"),
    ({"receipt_date": "2027-02-11"}, "a day of the receipt from"),
    (RECEIPT, "sent"),
    ("action_receive", "received"),
    ({"letter_number": "400.7/10"}, "Take the receipt back first"),
    ({"received_by": "Orang lain"}, "Take the receipt back first"),
    ("unlink", "not allowed to delete"),
    (("_give_back", " "), "Say why it is taken back"),
    (("_give_back", "Salah penerima"), "sent"),
    (("_give_back", "Belum dikirim"), "waiting"),
    (("_give_back", "Sekali lagi"), "You have taken this step"),
    ({"letter_number": "400.7/11"}, "waiting"),
    ("action_send", "sent"),
)


class DispatchTests:
    """Mixed into the tests of the review: one government for all of them."""

    def _sign_report(self):
        self._pass()
        self._as(self.user_bupati).action_sign()
        return self.report.dispatch_ids

    def _get_deadline(self):
        deadlines = self.env["sidocakep.deadline"]
        deadlines._refresh(self.government, YEAR)
        return deadlines.search([("document", "=", "lkjip_government")])

    def _count_work(self, user):
        """Return ``{label: count}`` of what waits for a user, and what he watches."""
        work = self.env["res.users"].with_user(user).get_my_work()
        items = [*work["waiting"], *work["watching"]]
        return {item["label"]: item["count"] for item in items}

    def test_a_recipient_from_the_signature_to_the_receipt_and_back(self):
        """As Bagian Organisasi does it, with each thing that is refused on the way."""
        row = self._sign_report()[0]
        self.assertEqual((row.state, row.can_send), ("waiting", True))
        for number, (what, expected) in enumerate(STORY):
            with self.subTest(number, what=what):
                if expected in ("waiting", "sent", "received"):
                    self._act(row, what)
                    self.assertEqual(row.state, expected)
                    continue
                with (
                    self.assertRaisesRegex(UserError, expected),
                    self.cr.savepoint(),
                ):
                    self._act(row, what)
        self.assertEqual(row.letter_date, date(2027, 2, 10))
        kept = self.env["sidocakep.trail"].search(
            [("res_model", "=", row._name), ("res_id", "=", row.id)]
        )
        reasons = set(kept.filtered("reason").mapped("reason"))
        self.assertEqual(reasons, {"Salah penerima", "Belum dikirim"})
        self.assertIn("Palangka Raya", kept.mapped("new_value"))
        self.env.cr.precommit.run()
        [(state, problems)] = row._verify_seals().values()
        self.assertFalse(problems, state)

    def _act(self, row, what):
        if isinstance(what, dict):
            return call_kw(row, "write", [row.ids, what], {})
        method, *args = (what,) if isinstance(what, str) else what
        return getattr(row, method)(*args)

    def test_nobody_else_sends_or_receives(self):
        row = self._sign_report()[0]
        steps = (
            ("action_send", ()),
            ("action_receive", ()),
            ("_give_back", ("Keliru",)),
        )
        for role in ("bupati", "sekda", "bappeda", "inspektorat", "secretary_a"):
            own = row.with_user(getattr(self, f"user_{role}"))
            with self.subTest(role), self.assertRaises(AccessError):
                own.write(LETTER)
            for method, args in steps:
                with self.subTest(role, method=method), self.assertRaises(AccessError):
                    getattr(own, method)(*args)
            self.assertFalse(own.has_access("read") and own.can_send)
        window = self.env["sidocakep.give.back"].with_user(self.user_bappeda)
        vals = {"res_model": row._name, "res_id": row.id, "reason": "Keliru"}
        with self.assertRaises(AccessError):
            window.create(vals).action_confirm()
        row.action_send()
        window.with_user(self.user_organisasi).create(vals).action_confirm()
        self.assertEqual(row.state, "waiting")

    def test_nobody_receives_it_in_the_house(self):
        self._sign_report()
        for user, name in (
            (self.user_organisasi, "action_receive"),
            (self.user_bappeda, "action_receive_planner"),
        ):
            with self.assertRaises(UserError):
                getattr(self._as(user), name)()
        with self.assertRaisesRegex(UserError, "to each recipient"):
            self.report.letter_number = "400.7/1"

    def test_nothing_is_sent_before_it_is_signed(self):
        row = self.env["sidocakep.lkjip.dispatch"]._with_workflow_bypass()
        row = row.create({"lkjip_id": self.report.id, "recipient": "Gubernur"})
        row = row.with_env(self.report.env)
        with self.assertRaisesRegex(UserError, "Have it signed"):
            row.action_send()

    def test_the_first_screen_of_bagian_organisasi_counts_it(self):
        rows = self._sign_report()
        asked = self.report.sudo().activity_ids.activity_type_id
        self.assertEqual(asked.name, "Send the Report of the Government Upwards")
        for user in (self.user_organisasi, self.user_bappeda):
            self.assertEqual(self._count_work(user)[TO_SEND], 4)
        rows.action_send()
        work = self._count_work(self.user_organisasi)
        self.assertEqual(work[TO_RECEIVE], 4)
        self.assertFalse(work.get(TO_SEND))
        self.assertFalse(self._count_work(self.user_bappeda)[TO_SEND])
        rows.write(RECEIPT)
        rows.action_receive()
        self.assertNotIn(TO_RECEIVE, self._count_work(self.user_organisasi))
        self.assertIn("received by 4 of 4", self.report.standing_text)

    def test_a_report_that_was_made_is_owed_whatever_was_measured(self):
        nothing = patch.object(Owing, "find", lambda _self, items, _p: items.browse())
        with nothing:
            self.assertEqual(self._get_deadline().date_due, date(2027, 3, 31))

    def test_the_deadline_opens_it_for_bagian_organisasi_and_reminds(self):
        row = self._get_deadline()
        [kind] = [
            kind for kind in row._get_kinds() if "lkjip_government" in kind.documents
        ]
        for user in (self.user_organisasi, self.user_bupati):
            own = kind(self.env(user=user))
            self.assertEqual(own.filter_can_open(row), row)
            self.assertEqual(own.open_step(row)["res_id"], self.report.id)
        reminders = self.env["mail.activity"].search(
            [("res_model", "=", row._name), ("res_id", "=", row.id)]
        )
        with freeze_time(f"{row.date_notice} 03:00:00"):
            row._update_activities()
            reminder = reminders.search(
                [("res_model", "=", row._name), ("res_id", "=", row.id)]
            )
        self.assertFalse(reminders)
        self.assertEqual(reminder.user_id, self.user_organisasi)
        self.assertEqual(reminder.date_deadline, date(2027, 3, 31))
        self._sign_report().action_send()
        self.assertFalse(reminder.exists().active)

    def test_queries_do_not_grow_with_the_recipients(self):
        self.profile_gm.lkjip_government_recipients = "\n".join(
            f"Penerima {number}" for number in range(12)
        )
        rows = self._sign_report()
        # read as a list reads them, not as those of one report
        rows = rows.browse(rows.ids)
        rows[:6].action_send()
        for name in ("late_text", "turn_text", "can_receive", "display_name"):
            counts = []
            for some in (rows[:2], rows):
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                some.mapped(name)
                counts.append(self.env.cr.sql_log_count - before)
            self.assertGreaterEqual(*counts, name)

    @long
    def test_a_correction_keeps_the_first_day_and_is_sent_anew(self):
        before = self._sign_report()
        before[0].address = "Palangka Raya"
        before.action_send()
        successor = self.report.browse(self.report.action_amend()["res_id"])
        successor.write(
            {
                "amendment_reason": "Setelah audit",
                "document_number": "400.7/13/LKjIP",
                "document_date": "2027-02-10",
            }
        )
        self.assertFalse(successor.dispatch_ids)
        self.assertFalse(successor.review_ids)
        successor.action_submit()
        with self.assertRaisesRegex(UserError, "the statement of review"):
            successor.with_user(self.user_bupati).action_sign()
        self.report = successor
        self.review = self._pass(self._review())
        self._as(self.user_bupati).action_sign()
        rows = successor.dispatch_ids
        self.assertEqual(rows.previous_id, before)
        self.assertEqual(rows[0].address, "Palangka Raya")
        self.assertFalse(self._count_work(self.user_organisasi).get(TO_RECEIVE))
        with self.assertRaisesRegex(UserError, "open its next version"):
            before[0]._give_back("Keliru")
        before[0].write(RECEIPT)
        before[0].action_receive()
        with freeze_time("2027-04-20 03:00:00"):
            rows.action_send()
            self.assertFalse(any(rows.mapped("late_text")))
        self.assertEqual(successor.first_sent_on, date(2027, 2, 10))
        with self.assertRaises(TransitionError):
            rows.action_send()
