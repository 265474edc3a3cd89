"""Money that nobody spent does not enter the realisation (issue 12)."""

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError
from .realisation_case import RealisationCase

NUMBER = "900.1/0013/SP2D-LS/2026"


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestRealisationCheck(RealisationCase):
    def test_a_number_written_otherwise_is_the_same_document(self):
        month = self._open(9, self._row(self.sub_1, 70, number=NUMBER))
        later = self._open(10)
        for written in (
            NUMBER.lower(),
            NUMBER.replace("/", " / "),
            NUMBER.replace("0013", "13"),
            NUMBER.replace("-", "\u2013"),
            NUMBER.replace("SP2D", "SP2D\u200b"),
            NUMBER.replace("9", "\uff19"),
        ):
            vals = self._row(self.sub_1, 70, number=written)
            for other in (month, later):
                with (
                    self.subTest(written, month=other.month),
                    mute_logger("odoo.sql_db"),
                    self.assertRaises(IntegrityError),
                    self.env.cr.savepoint(),
                ):
                    self.rows.create({"month_id": other.id, **vals})
        self.rows.create(
            {"month_id": month.id, **self._row(self.sub_1, 1, number=f"{NUMBER}/1")}
        )

    def test_what_is_no_payment_of_the_month_is_refused(self):
        month, later = self._open(9), self._open(11)
        for where, vals, words in (
            (month, {"number": "1/S\u0420"}, "only looks like"),
            (month, {"number": "- / -"}, "only looks like"),
            (month, {"number": "1/A", "returned": 71}, "more than was paid"),
            (month, {"number": "1/A", "date": "2025-09-30"}, "another year"),
            (later, {"number": "1/A"}, "has not begun"),
        ):
            with (
                self.subTest(vals),
                self.assert_refused(ValidationError, words),
                self.env.cr.savepoint(),
            ):
                self.rows.create(
                    {"month_id": where.id, **self._row(self.sub_1, 70), **vals}
                )

    def test_more_than_was_paid_does_not_come_back_in_a_year(self):
        """70 paid for the one, 80 returned of the other and of itself."""
        month = self._open(
            9,
            self._row(self.sub_1, 70, number="1/SP2D"),
            self._row(self.sub_1, 0, "return", number="1/STS", returned=80),
        )
        with self.assert_refused(UserError, "more was returned"):
            month.action_close()
        row = month.realisation_ids.filtered(lambda row: row.kind == "return")
        row._correct({"returned": 70}, "Salah ketik")
        month.action_close()

    def test_a_month_with_documents_keeps_its_name(self):
        month = self._open(9, self._row(self.sub_1, 70, number="1/SP2D"))
        for vals in ({"year": 2025}, {"month": "03"}, {"year": 2025, "month": "01"}):
            with self.subTest(vals), self.assert_refused(UserError, "of that month"):
                month.write(vals)
        month.write({"year": 2026, "month": "09"})
        empty = self._open(8)
        empty.write({"month": "07"})

    def test_what_a_closed_month_was_held_against_is_not_added_to(self):
        self._open(8, self._row(self.sub_1, 70, number="1/SP2D")).action_close()
        plans = self.env["sidocakep.cash.plan"].with_user(self.user_secretary_a)
        vals = {"line_id": self.budget.line_ids[0].id, "amount": 1}
        with self.assert_refused(FrozenRecordError, "is closed"):
            plans.create({**vals, "month": "08"})
        plans.create({**vals, "month": "09"})

    def test_what_is_beyond_the_dpa_is_said_where_it_is_entered(self):
        """The DPA has 4.000.000 for the line; 3.000.000 stands in January."""
        other = self._create_node(
            self.plan, "sub_kegiatan", "Lain", self.activity, code="1.02.02.2.01.0009"
        )
        self._open(1, self._row(self.sub_2, 3_000_000))
        with Form(self.months) as form:
            form.month = "02"
            with form.realisation_ids.new() as row:
                row.node_id = self.sub_2
                row.amount = 1_000_000
            self.assertFalse(form.beyond_text, "all of the ceiling, and no more")
            with form.realisation_ids.new() as row:
                row.node_id = self.sub_2
                row.kind = "spj"
                row.amount = 1
            self.assertIn("4.000.001 was spent", form.beyond_text)
            self.assertIn("the DPA has Rp4.000.000.", form.beyond_text)
            self.assertIn("Look for a document", form.beyond_text)
        month = form.record
        self.assertIn("4.000.001", month.beyond_text, "it is entered all the same")
        [row] = month.realisation_ids.filtered(lambda item: item.kind == "spj")
        windows = self.env["sidocakep.realisation.correct"].with_user(
            self.user_secretary_a
        )
        window = windows.with_context(default_realisation_id=row.id)
        with Form(window) as form:
            self.assertIn("4.000.001", form.beyond_text)
            form.amount = 0
            self.assertFalse(form.beyond_text)
            form.node_id = other
            form.amount = 5
            self.assertIn("has no line for it. Enter the DPA", form.beyond_text)
            form.reason = "Salah baris"
        # what the profile does not ask for is not said
        self.env.ref("sidocakep_base.rule_gunung_mas_realisation_ceiling").unlink()
        month.invalidate_recordset()
        self.assertFalse(month.beyond_text)
