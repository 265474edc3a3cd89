"""In an accepted period no window opens that is refused at its end; all of them."""

import inspect
import re

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .steps_case import StepsCase

#: What a method that opens a window of its own, or the next version, is written with.
OPENS = re.compile(r"_open_window\(|_ask_step\(|_amend\(")
MEASUREMENT, FIGURE = "sidocakep.measurement", "sidocakep.data.figure"
WHO_OPENS = r"Ask to Reopen.*Bagian Organisasi grants"
DONE = r"You have taken this step on .* It is Received now"
OTHER_POST = "belongs to another position"
#: ``{(model, method): (who opens it, what he reads)}`` once the period is accepted.
WINDOWS = {
    (MEASUREMENT, "action_ask_submit"): ("secretary_a", WHO_OPENS),
    (MEASUREMENT, "action_ask_send"): ("head_a", DONE),
    (MEASUREMENT, "action_ask_accept"): ("monev", DONE),
    (MEASUREMENT, "action_return"): ("monev", WHO_OPENS),
    (MEASUREMENT, "action_amend"): ("secretary_a", WHO_OPENS),
    (FIGURE, "action_amend"): ("ech3_a", WHO_OPENS),
    (FIGURE, "action_ask_send"): ("ech3_a", "You have taken this step"),
    # of what is verified nobody is asked to return it
    (FIGURE, "action_return"): ("secretary_a", OTHER_POST),
}
#: Opened all the same, and why.
OPENED = {
    (FIGURE, "action_amend_released"): "a release takes its cell, decision 0023",
    (FIGURE, "action_back_to_pile"): "goes back to what is open already",
}
#: Those of them that open while the measurement is completed by its agency.
BEFORE = [
    (MEASUREMENT, "action_ask_submit"),
    (MEASUREMENT, "action_ask_send"),
    (FIGURE, "action_amend"),
]


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementWindows(StepsCase):
    def _list_openers(self):
        """Return ``(model, method)`` of all that open a window."""
        return {
            (name, method)
            for name in (MEASUREMENT, FIGURE)
            for method in dir(type(self.env[name]))
            if method.startswith("action_")
            and any(
                OPENS.search(inspect.getsource(vars(part)[method]))
                for part in type(self.env[name]).__mro__
                if method in vars(part)
            )
        }

    def _get_own(self, name, role):
        record = self.measurement if name == MEASUREMENT else self.figure
        return record.with_user(getattr(self, f"user_{role}"))

    def test_what_an_accepted_period_refuses_is_refused_where_its_window_opens(self):
        self.assertEqual(self._list_openers(), WINDOWS.keys() | OPENED.keys())
        self._accept()
        self.env.flush_all()
        before = self.env["sidocakep.trail"].search_count([])
        for (name, method), (role, words) in WINDOWS.items():
            self.env.invalidate_all()
            own = self._get_own(name, role)
            with self.subTest(model=name, method=method):
                with self.assertRaises(UserError) as refused, self.env.cr.savepoint():
                    getattr(own, method)()
                self.assertRegex(str(refused.exception), f"(?s){words}")
        self.assertFalse(self.figure.next_ids or self.measurement.next_ids)
        self.assertEqual(self.env["sidocakep.trail"].search_count([]), before)

    def test_what_is_not_accepted_opens_them(self):
        """So the refusal above is of the period, not of who asks."""
        opened = []
        for (name, method), (role, _words) in WINDOWS.items():
            try:
                with self.env.cr.savepoint():
                    getattr(self._get_own(name, role), method)()
                    opened.append((name, method))
            except UserError:
                continue
        self.assertEqual(opened, BEFORE)

    def test_a_pile_with_a_closed_figure_is_refused_before_it_is_looked_at(self):
        """Else its verifier opens a sample of it, and the whole pile is refused."""
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        successor = self.figure.browse(action["res_id"])
        reason = {"amendment_reason": "Diperbaiki"}
        self._enter(successor, self.user_ech3_a, "18", "20", **reason)
        self._enter(self.other, self.user_ech4_a, "15")
        self._accept()
        pile = (successor | self.other).with_user(self.user_secretary_a)
        pile._with_workflow_bypass().write({"state": "sent"})
        with self.assertRaisesRegex(UserError, WHO_OPENS):
            pile.action_verify()
        # who verifies none of them is told that, not what is closed
        with self.assertRaisesRegex(UserError, "Choose others"):
            pile.with_user(self.user_ech4_a).action_verify()
        self._reopen()
        self.assertTrue(pile.action_verify()["res_id"])
