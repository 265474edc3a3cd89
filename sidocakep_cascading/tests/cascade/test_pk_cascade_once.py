"""Handing down once: confirmed again, by two windows, and one at a time."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...wizard.cascade import sidocakep_pk_cascade_hand_down as hand_down
from ..common_cascade import CascadeCase

NAME = "Waktu tunggu layanan"


@tagged("post_install", "-at_install")
class TestPkCascadeOnce(CascadeCase):
    def _support(self):
        """Return a window in which a new supporting indicator is set."""
        wizard = self._open()
        pair = self._choose(wizard, self.line_sakip, self.job_ech3_a, "support")
        pair.write({"indicator_id": False, "name": NAME, "written": "12,5"})
        wizard.is_filled = False
        return wizard

    def _indicators(self):
        return self.env["sidocakep.indicator"].search([("name", "=", NAME)])

    def test_confirmed_again_it_shows_what_it_made(self):
        wizard = self._support()
        actions = [wizard.action_hand_down() for _number in range(3)]
        self.assertEqual(actions[1:], actions[:1] * 2)
        self.assertEqual(len(self._indicators()), 1)
        self.assertEqual(len(self._get_drafts(self.job_ech3_a).line_ids), 1)

    def test_confirmed_again_it_names_again_who_was_skipped(self):
        signed = self._create_pk(self.job_ech3_a)
        self._sign_to(signed, "signed_first")
        wizard = self._open()
        jobs = self.job_secretary_a | self.job_ech3_a
        self._choose(wizard, self.line_sakip, jobs, "same")
        first = wizard.action_hand_down()
        self.assertIn(self.job_ech3_a.name, first["params"]["message"])
        self.assertEqual(wizard.action_hand_down(), first)

    def test_two_windows_make_one_indicator(self):
        first, second = self._support(), self._support()
        first.action_hand_down()
        second.pair_ids.name = f" {NAME.upper()} "
        with self.assertRaisesRegex(UserError, "of that name already"):
            second.action_hand_down()
        self.assertEqual(len(self._indicators()), 1)

    def test_a_share_is_given_once(self):
        wizards = []
        for job in (self.job_secretary_a, self.job_ech3_a):
            wizard = self._open()
            self._choose(wizard, self.line_sum, job, "share").written = "120"
            wizard.is_filled = False
            wizards.append(wizard)
        wizards[0].action_hand_down()
        with self.assertRaisesRegex(UserError, "the shares add up to 240"):
            wizards[1].action_hand_down()

    def test_shares_are_given_one_after_the_other(self):
        """Two at once: the second waits for the PK of the superior, sees it later."""
        wizard = self._support()
        taken = []

        def refuse(records):
            taken.append(records)
            message = "busy"
            raise UserError(message)

        with (
            patch.object(hand_down, "take_turn", refuse),
            self.assertRaisesRegex(UserError, "busy"),
        ):
            wizard.action_hand_down()
        self.assertEqual(taken, [self.pk])
        self.assertFalse(self._indicators())
        self.assertFalse(self._get_drafts(self.job_ech3_a))

    def test_the_figures_of_the_wizard_are_read_by_the_wizard(self):
        """3,000 people by two: "1.500" can be 1500 or 1,500 and was refused."""
        self.line_sum.written = "3000"
        jobs = self.job_secretary_a | self.job_ech3_a
        wizard = self._open()
        pairs = self._choose(wizard, self.line_sum, jobs, "share")
        self.assertEqual(pairs.mapped("written"), ["1500", "1500"])
        self.assertFalse(any(pairs.mapped("problem")))
        wizard.is_filled = False
        wizard.action_hand_down()
        lines = self._get_drafts(jobs).line_ids
        self.assertEqual(lines.mapped("value"), [1500.0, 1500.0])

    def test_one_tap_chooses_and_another_takes_back(self):
        """On a phone: a tap on the card's box, and all lines at once."""
        wizard = self._open()
        wizard.action_choose_all_lines()
        self.assertTrue(all(wizard.line_ids.mapped("is_chosen")))
        row, person = wizard.line_ids[0], wizard.person_ids[0]
        chosen = person.is_chosen
        for record in (row, person):
            shown = record.action_toggle()  # a dialog is closed by any other answer
            self.assertEqual((shown["res_id"], shown["target"]), (wizard.id, "new"))
        self.assertFalse(row.is_chosen)
        self.assertNotEqual(person.is_chosen, chosen)
        other = self.user_head_b
        for record in (row, person):
            with self.assertRaises(AccessError):
                record.with_user(other).action_toggle()
