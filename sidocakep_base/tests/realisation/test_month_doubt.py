"""What is doubtful in a month is said on it; who closes it says why."""

from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged

from .realisation_case import RealisationCase

ONCE_MORE = "sidocakep.realisation.close"


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestMonthDoubt(RealisationCase):
    def _ask(self, month):
        """Return the window that closing this month opens."""
        action = month.action_close()
        self.assertEqual(action["res_model"], ONCE_MORE)
        self.assertEqual(month.state, "open")
        windows = self.env[ONCE_MORE].with_user(self.user_secretary_a)
        return windows.with_context(**action["context"]).create({})

    def test_closing_names_what_is_doubtful_and_wants_a_reason(self):
        """July and August are open; 9.000.000 of a line of 4.000.000 are entered."""
        for number in (7, 8):
            self._open(number)
        month = self._open(9, self._row(self.sub_2, 9_000_000))
        window = self._ask(month)
        self.assertIn("Not closed yet: July, August.", window.doubt_text)
        self.assertIn("the DPA has Rp4.000.000", window.doubt_text)
        with self.assert_refused(UserError, "Say why"):
            window.action_confirm()
        window.reason = "DPA perubahan menunggu pengesahan"
        window.action_confirm()
        self.assertEqual(month.state, "closed")
        trail = self.env["sidocakep.trail"].search(
            [("res_model", "=", month._name), ("res_id", "=", month.id)]
        )
        self.assertIn(window.reason, trail.mapped("reason"))

    def test_what_the_profile_holds_to_be_a_warning_is_not_asked(self):
        rule = self.env.ref("sidocakep_base.rule_gunung_mas_realisation_ceiling")
        rule.severity = "warning"
        month = self._open(9, self._row(self.sub_2, 9_000_000))
        self.assertTrue(month.beyond_text)
        self.assertIs(month.action_close(), True)
        self.assertEqual(month.state, "closed")

    def test_a_document_of_another_month_is_said_and_its_date_is_corrected(self):
        with Form(self.months) as form:
            form.month = "09"
            with form.realisation_ids.new() as row:
                row.node_id = self.sub_1
                row.number = "9/SP2D"
                row.date = "2026-08-15"
                row.amount = 70
            self.assertIn("9/SP2D is dated", form.doubt_text)
        month = form.record
        self._ask(month)
        windows = self.env["sidocakep.realisation.correct"].with_user(
            self.user_secretary_a
        )
        row = month.realisation_ids
        with Form(windows.with_context(default_realisation_id=row.id)) as form:
            self.assertEqual((str(form.date), form.kind), ("2026-08-15", "ls"))
            form.date = "2026-09-15"
            form.kind = "spj"
            form.reason = "Salah tanggal"
        form.record.action_confirm()
        self.assertEqual(month.realisation_ids.kind, "spj")
        self.assertFalse(month.doubt_text)
        # the row that was corrected stands in the list, and adds nothing to its foot
        self.assertEqual((row.net, row.counted_net), (70, 0))

    def test_no_more_is_ratified_than_was_spent(self):
        """Spent 300 in August; 500 ratified in September."""
        self._open(8, self._row(self.sub_2, 300, "blud_spent")).action_close()
        with Form(self.months) as form:
            form.month = "09"
            with form.realisation_ids.new() as row:
                row.node_id = self.sub_2
                row.kind = "blud_ratified"
                row.number = "1/SP2B"
                row.amount = 300
            self.assertFalse(form.doubt_text)
            with form.realisation_ids.new() as row:
                row.node_id = self.sub_2
                row.kind = "blud_ratified"
                row.number = "2/SP2B"
                row.amount = 200
            words = form.doubt_text
        self.assertIn("Rp500 of BLUD, BOS, Kapitasi is ratified in 2026", words)
        self.assertIn("Rp300 is entered as spent", words)
        self._ask(form.record)
        found = self.env["sidocakep.realisation.finding"].search(
            [("kind", "=", "ratified_above_spent")]
        )
        self.assertEqual((found.amount, found.ceiling), (500, 300))
        self.assertIn(found.message.split(" is ratified")[0], words)
