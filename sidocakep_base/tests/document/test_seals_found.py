"""What an upgrade sealed before it had filled in all, and what may mend that."""

import importlib.util
from datetime import date
from pathlib import Path

from odoo.tests import freeze_time, tagged
from odoo.tools import SQL, mute_logger

from ..common_rkt import RktCase
from ..seal_case import KEY, OTHER_KEY, SealedCase

MIGRATIONS = Path(__file__).parents[2] / "migrations"
FIRST, LAST = date(2026, 1, 5), date(2026, 1, 8)


@tagged("post_install", "-at_install")
class TestSealsFound(SealedCase, RktCase):
    """An RKT handed in on the 5th, given back and handed in again on the 8th."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        rkt = cls.env["sidocakep.rkt"].with_user(cls.user_secretary_a)
        with freeze_time("2026-01-05 03:00:00"):
            rkt = rkt.create({"company_id": cls.agency_a.id, "year": 2026})
            rkt.action_draw_from_plan()
            rkt.action_submit()
            rkt.with_user(cls.user_head_a)._give_back("Target belum ada")
        with freeze_time("2026-01-08 03:00:00"):
            rkt.action_submit()
            head = rkt.with_user(cls.user_head_a)
            head.write({"document_number": "1/2026", "document_date": LAST})
            head.action_decide()
        cls.rkt = rkt.sudo()
        cls._commit()

    def _migrate(self, name):
        spec = importlib.util.spec_from_file_location("script", MIGRATIONS / name)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        with mute_logger("script"):
            module.migrate(self.env.cr, "19.0.1.10.0")

    def _set(self, name, value, table="sidocakep_rkt"):
        self._forge(
            SQL(
                "UPDATE %s SET %s = %s WHERE id = %s",
                SQL.identifier(table),
                SQL.identifier(name),
                value,
                self.rkt.id,
            )
        )

    def _find(self):
        """Let it be from before 19.0.1.11.0, and the upgrade to that seal it."""
        self._forge(SQL("DELETE FROM sidocakep_seal"))
        self._set("first_submitted_on", None)
        self._migrate("19.0.1.11.0/end-seals.py")

    def _find_as_delivered(self, day=FIRST):
        """19.0.1.13.0 sealed, and filled in the day afterwards."""
        self._find()
        self._commit()
        self._set("first_submitted_on", day)
        self.assertEqual(self._judge(self.rkt), ("broken", ["changed"]))

    def _retire(self):
        """Let a next edition take its place: a step that seals it anew."""
        with freeze_time("2026-02-02 03:00:00"):
            successor = self.rkt.with_user(self.user_head_a)._amend()
            successor.amendment_reason = "Target diubah"
            self._decide_rkt(successor, "2/2026", "2026-02-02")
        self._commit()

    def _mend(self):
        self._migrate("19.0.1.14.0/end-found_seals.py")
        self._commit()
        return self._judge(self.rkt)

    def test_what_a_later_script_fills_in_was_found_as_well(self):
        self._find()
        self._migrate("19.0.1.13.0/end-first_submitted.py")
        self._commit()
        self.assertEqual(self.rkt.first_submitted_on, FIRST)
        self.assertEqual(self._judge(self.rkt), ("before", []))

    def test_a_step_on_what_was_found_just_now_is_no_forgery(self):
        self._find()
        self._retire()
        self.assertEqual(self._judge(self.rkt), ("intact", []))

    def test_the_day_that_follows_from_the_sealed_trail_is_no_forgery(self):
        self._find_as_delivered()
        former = self._get_seals(self.rkt)
        self.assertEqual(self._mend(), ("before", []))
        self.assertEqual(self._get_seals(self.rkt)[1:], former)
        # Nothing is sealed twice.
        self.assertEqual(self._mend(), ("before", []))
        self.assertEqual(len(self._get_seals(self.rkt)), len(former) + 1)

    def test_another_day_stays_a_forgery(self):
        self._find_as_delivered(LAST)
        self.assertEqual(self._mend(), ("broken", ["changed"]))

    def test_a_day_that_only_a_later_row_of_the_trail_tells_stays_a_forgery(self):
        self._find_as_delivered(LAST)
        self._forge(
            SQL(
                "DELETE FROM sidocakep_trail WHERE field_name = 'submitted_by_id'"
                " AND date < '2026-01-08'"
            )
        )
        self.assertEqual(self._mend(), ("broken", ["changed", "trail"]))

    def test_what_differs_besides_stays_a_forgery(self):
        self._find_as_delivered()
        self._set("document_number", "PALSU")
        self.assertEqual(self._mend(), ("broken", ["changed", "changed"]))

    def test_a_part_that_differs_stays_a_forgery(self):
        self._find_as_delivered()
        self._forge(SQL("UPDATE sidocakep_rkt_line SET sequence = sequence + 1"))
        state, codes = self._mend()
        self.assertEqual((state, codes[0]), ("broken", "changed"))
        self.assertIn("changed_part", codes)

    def test_a_seal_that_is_not_its_own_or_whose_key_is_not_here_proves_nothing(self):
        self._find_as_delivered()
        self._set_keys(OTHER_KEY)
        self.assertEqual(self._mend(), ("broken", ["key", "changed"]))
        self._set_keys(KEY)
        self._forge(SQL("UPDATE sidocakep_seal SET user_name = 'x'"))
        self.assertEqual(self._mend(), ("broken", ["seal", "changed"]))

    def test_a_step_that_was_taken_on_the_false_alarm_says_forged_no_more(self):
        self._find_as_delivered()
        self._retire()
        self.assertEqual(self._judge(self.rkt), ("broken", ["forged"]))
        self.assertEqual(self._mend(), ("before", []))

    def test_a_step_that_was_taken_on_a_forgery_goes_on_saying_so(self):
        self._find_as_delivered()
        self._set("document_number", "PALSU")
        self._retire()
        self.assertEqual(self._mend(), ("broken", ["forged"]))
