"""Documents of the realisation: counted once, corrected by a row, closed by month."""

from lxml import etree
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError
from .realisation_case import RealisationCase


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRealisation(RealisationCase):
    def _assert_twice(self, operation):
        """The database refuses the second of two rows that are one."""
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            operation()

    def test_rows_are_entered_in_the_month_that_was_chosen(self):
        """In October September is entered: the month is kept, though it is read-only
        once there are rows; rows that nobody may write are entered in the list."""
        with Form(self.months) as form:
            form.month = "09"
            with form.realisation_ids.new() as row:
                row.node_id = self.sub_1
                row.amount = 70
        self.assertEqual(form.record.month, "09")
        self.assertEqual(form.record.month_amount, 70)
        arch = etree.fromstring(self.months.get_view(view_type="form")["arch"])
        [rows] = arch.xpath("//field[@name='realisation_ids']/list")
        self.assertEqual(rows.get("edit"), "1")

    def test_a_document_is_counted_once(self):
        month = self._open(1, self._row(self.sub_1, 70, number="1/SP2D"))
        vals = {"month_id": month.id}
        # the same number otherwise written is the same document
        again = self._row(self.sub_1, 70, number=" 1/sp2d ")
        self._assert_twice(lambda: self.rows.create(vals | again))
        # in another month, or once whole and once by account
        later = self._open(2)
        for row in (
            {"month_id": later.id, **self._row(self.sub_2, 5, number="1/SP2D")},
            vals | self._row(self.sub_1, 5, number="1/SP2D", account="5.1.02"),
        ):
            with (
                self.assert_refused(ValidationError, "already"),
                self.env.cr.savepoint(),
            ):
                self.rows.create(row)
        # another purpose of the same document, and another kind of document
        self.rows.create(vals | self._row(self.sub_2, 5, number="1/SP2D"))
        self.rows.create(vals | self._row(self.sub_1, 5, "spj", number="1/SP2D"))

    def test_a_past_month_waits_for_who_closes_it(self):
        """On 5 October: August is open, September closed, October not over."""
        for number in (8, 9, 10):
            self._open(number)
        months = self.env["sidocakep.realisation.month"].search([])
        closed = months.filtered(lambda item: item.month == "09")
        closed._with_workflow_bypass().state = "closed"
        label = "Realisation of Past Months to Close"
        for user, count in ((self.user_secretary_a, 1), (self.user_ech3_a, 0)):
            waiting = self.env["res.users"].with_user(user).get_my_work()["waiting"]
            found = [item for item in waiting if item["label"] == label]
            self.assertEqual(sum(item["count"] for item in found), count, user.login)
            for item in found:
                rows = months.search(item["action"]["domain"])
                self.assertEqual(rows.mapped("month"), ["08"])

    def test_a_month_that_nobody_began_is_owed_begun_and_named(self):
        """The DPA is of 5 January; on 5 October nine months are over, one is there."""
        march = self._open(3)
        rows = self.env["sidocakep.deadline"].search(
            [("document", "=", "realisation_month")], order="period_no"
        )
        self.assertEqual(rows.company_id, self.agency_a)
        self.assertEqual(rows.mapped("period_no"), list(range(1, 13)))
        self.assertEqual(str(rows[2].date_due), "2026-04-10")
        self.assertEqual(rows[2].holder_name, self.user_secretary_a.name)
        as_secretary = rows.with_user(self.user_secretary_a)
        self.assertEqual(as_secretary.mapped("can_open_step"), [True] * 9 + [False] * 3)
        step = as_secretary[0].action_open_step()
        self.assertEqual((step["res_id"], step["context"]["default_month"]), (0, "01"))
        self.months._cron_open_ended()
        begun = self.months.search([], order="month")
        self.assertEqual(begun.mapped("month"), [f"{n:02}" for n in range(1, 10)])
        self.assertFalse(self.months.sudo()._open_ended())
        # nobody has reported: an empty month is no zero
        self.assertEqual(begun[0].read(["month_amount"])[0]["month_amount"], False)
        self.assertIsNone(self._get(9, self.sub_1).realised)
        turn = "your turn: enter what was spent, and close the month. At the latest on "
        self.assertIn(turn + "10 April 2026", march.turn_text)
        self.assertIn(turn, as_secretary[2].turn_text)
        others = begun.with_user(self.user_ech3_a)
        self.assertIn(self.user_secretary_a.name, others[0].turn_text)
        few, many = (
            self._count_queries(lambda months=months: months.mapped("turn_text"))
            for months in (others[:2], others)
        )
        self.assertEqual(few, many)
        work = self.env["res.users"].with_user(self.user_secretary_a).get_my_work()
        label = "Realisation of Past Months to Close"
        [item] = [item for item in work["waiting"] if item["label"] == label]
        # that of September is due on 10 October
        self.assertEqual((item["count"], item["late"]), (9, 8))

    def test_a_month_that_was_closed_once_is_not_late_again(self):
        march = self._open(3)
        row = march._get_deadlines()
        march.action_close()
        self.assertEqual((row.status, str(row.done_on)), ("done_late", "2026-10-05"))
        self.assertFalse(march.turn_text)
        with freeze_time("2026-11-20 03:00:00"):
            march._reopen("SP2D salah bulan")
            self.assertEqual(str(row.done_on), "2026-10-05")
            march.action_close()
        self.assertEqual(str(row.done_on), "2026-10-05")

    def test_the_first_month_that_is_not_there_is_proposed(self):
        """January and March are there on 5 October: February, then April."""
        first = self._open(1)
        self._open(3)
        months = first.with_company(first.company_id)
        self.assertEqual(months.default_get(["month"])["month"], "02")
        self._open(2)
        self.assertEqual(months.default_get(["month"])["month"], "04")

    def test_a_total_does_not_stand_beside_documents(self):
        month = self._open(1, self._row(self.sub_1, 70))
        again = {"month_id": month.id, **self._row(self.sub_1, 1)}
        self._assert_twice(lambda: self.rows.create(again))
        with self.assert_refused(ValidationError, "another way"):
            self.rows.create(
                {"month_id": month.id, **self._row(self.sub_1, 1, number="2/SP2D")}
            )

    def test_a_row_is_corrected_and_never_changed(self):
        month = self._open(1, self._row(self.sub_1, 70, number="1/SP2D"))
        row = month.realisation_ids
        with self.assert_refused(UserError, "Correct the row"):
            row.write({"amount": 7})
        self.assertFalse(row.has_access("write") or row.has_access("unlink"))
        with self.assert_refused(UserError, "Correct the row"):
            row.sudo().write({"amount": 7})
        with self.assert_refused(UserError, "stays on record"):
            row.sudo().unlink()
        window = self.env["sidocakep.realisation.correct"].with_user(
            self.user_secretary_a
        )
        window = window.with_context(**row.action_correct()["context"]).create({})
        self.assertEqual((window.amount, window.number), (70, "1/SP2D"))
        with self.assert_refused(UserError, "Say why"):
            window.action_confirm()
        window.write({"amount": 17, "reason": "Salah ketik"})
        window.action_confirm()
        self.assertFalse(row.is_current)
        new = month.realisation_ids - row
        month.invalidate_recordset()
        self.assertEqual(month.realisation_ids, new)
        self.assertEqual(
            (new.amount, new.number, new.previous_id, new.reason),
            (17, "1/SP2D", row, "Salah ketik"),
        )
        self.assertEqual((row.amount, month.month_amount), (70, 17))
        with self.assert_refused(UserError, "already"):
            row._correct({"amount": 1}, "Lagi")

    def test_what_the_program_keeps_a_client_does_not_send(self):
        month = self._open(1)
        vals = self._row(self.sub_1, 70) | {"month_id": month.id}
        for forged in ({"is_current": False}, {"reason": "Salah ketik"}):
            with self.assert_refused(AccessError, "filled in by the program"):
                call_kw(self.rows, "create", [[vals | forged]], {})
        rows = self.rows.with_context(
            default_is_current=False, default_reason="Salah ketik"
        )
        row = rows.create(vals)
        self.assertEqual((row.is_current, row.reason), (True, False))

    def test_a_closed_month_is_opened_with_a_reason(self):
        month = self._open(9, self._row(self.sub_1, 70, number="1/SP2D"))
        row = month.realisation_ids
        month.action_close()
        self.assertEqual(
            (month.state, str(month.closed_on), month.closed_by_id),
            ("closed", "2026-10-05", self.user_secretary_a),
        )
        with self.assert_refused(FrozenRecordError, "to open the month again"):
            self.rows.create({"month_id": month.id, **self._row(self.sub_2, 1)})
        with self.assert_refused(FrozenRecordError, "to open the month again"):
            row._correct({"amount": 1}, "Salah")
        with self.assert_refused(UserError, "Say why"):
            month.action_reopen(" ")
        month.action_reopen("SPJ September terlambat")
        self.assertEqual((month.state, month.closed_on), ("open", False))
        trail = self.env["sidocakep.trail"].search(
            [("res_model", "=", month._name), ("res_id", "=", month.id)]
        )
        self.assertIn("SPJ September terlambat", trail.mapped("reason"))
        with self.assert_refused(UserError, "not over yet"):
            self._open(10).action_close()

    def test_reconciled_with_the_finance_office(self):
        """LRA s.d. Februari 100; documents 70 + 20 = 90: they differ by -10."""
        self._open(1, self._row(self.sub_1, 70)).action_close()
        month = self._open(2, self._row(self.sub_1, 25, returned=5))
        self.assertEqual((month.month_amount, month.to_date_amount), (20, 90))
        with self.assert_refused(ValidationError, "has no day"):
            month.lra_amount = 100
        month.write({"lra_amount": 100, "lra_date": "2026-03-05"})
        self.assertEqual(month.lra_difference, -10)
        with self.assert_refused(UserError, "Say why"):
            month.action_close()
        month.lra_note = "SPJ GU 2 belum disahkan"
        month.action_close()
        with self.assert_refused(ValidationError, "is closed and differs"):
            month.lra_note = " "
        # what came later than the closing is compared all the same
        month.write({"lra_amount": 90, "lra_date": "2026-04-05"})
        self.assertEqual(month.lra_difference, 0)

    def test_who_enters_and_who_closes(self):
        month = self._open(9)
        allowed = {"head_a", "secretary_a", "organisasi"}

        def enter(user):
            vals = {"month_id": month.id, **self._row(self.sub_1, 1)}
            self.rows.with_user(user).create(vals)

        self.assert_access_of(
            ("head_a", "secretary_a", "organisasi", "ech4_a", "inspektorat", "head_b"),
            allowed,
            enter,
        )
        for role in ("ech4_a", "inspektorat"):
            reader = month.with_user(getattr(self, f"user_{role}"))
            self.assertEqual(reader.month_amount, 0)
            with self.subTest(role), self.assertRaises(AccessError):
                reader.action_close()

    def test_months_are_read_in_constant_queries(self):
        months = [self._open(number, self._row(self.sub_1, 1)) for number in (1, 2, 3)]
        months = self.months.concat(*months)
        names = ["month_amount", "to_date_amount", "lra_difference", "can_close"]
        self.assertEqual(
            self._count_queries(lambda: months[:1].read(names)),
            self._count_queries(lambda: months.read(names)),
        )
