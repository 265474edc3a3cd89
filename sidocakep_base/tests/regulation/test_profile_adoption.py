"""A regulation governs from the day of its adoption; the past stays readable."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ..common_profile import ProfileCase


@tagged("post_install", "-at_install")
class TestProfileAdoption(ProfileCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.gunung_mas

    def _adopt(self, profile, day, counted=None):
        profile = profile.with_user(self.user_organisasi)
        return profile._adopt_for(self.agency_a, day, counted)

    def test_a_day_is_governed_by_what_was_adopted_by_then(self):
        self._adopt(self.paser, date(2026, 7, 1), date(2027, 1, 1))
        for day, profile, counted in (
            (date(2026, 1, 5), self.gunung_mas, self.gunung_mas),
            (date(2026, 6, 30), self.gunung_mas, self.gunung_mas),
            (date(2026, 7, 1), self.paser, self.gunung_mas),
            (date(2026, 12, 31), self.paser, self.gunung_mas),
            (date(2027, 1, 1), self.paser, self.paser),
        ):
            with self.subTest(day=day):
                agency = self.agency_a
                self.assertEqual(agency._get_profile(day), profile)
                self.assertEqual(agency._get_profile(day, of_deadlines=True), counted)
        self.assertEqual(self.government.profile_id, self.paser)

    def test_the_past_is_a_row_for_all_to_read(self):
        self._adopt(self.paser, date(2026, 7, 1))
        rows = self.government.with_user(self.user_head_a).adoption_ids
        self.assertEqual(
            rows.sorted("date_start").profile_id, self.gunung_mas | self.paser
        )
        for values in ({"date_start": "2020-01-01"}, {"profile_id": self.paser.id}):
            with self.assertRaises(AccessError):
                rows.with_user(self.user_organisasi).write(values)
        with self.assertRaises(AccessError):
            rows.with_user(self.user_organisasi).unlink()

    def test_no_regulation_was_adopted_before_it_was_made(self):
        """Gunung Mas 24/2024 is of 22 May 2024, and is in force since then."""
        self.assertEqual(self.gunung_mas.date_start, date(2024, 5, 22))
        self._adopt(self.paser, date(2026, 7, 1))
        first = self.government.adoption_ids.sorted("date_start")[:1]
        self.assertEqual(first.profile_id, self.gunung_mas)
        self.assertEqual(first.date_start, date(2024, 5, 22))
        self.assertEqual(first.date_counted, date(2024, 5, 22))

    def test_the_first_regulation_governs_from_the_beginning(self):
        self.government.profile_id = False
        self._adopt(self.paser, date(2026, 7, 1))
        self.assertEqual(self.agency_a._get_profile(date(2025, 1, 1)), self.paser)

    def test_the_wrong_one_is_put_right_on_the_same_day_and_not_before(self):
        self._adopt(self.paser, date(2026, 7, 1))
        own = self.paser.copy()
        self._adopt(own, date(2026, 7, 1))
        self.assertEqual(self.government.profile_id, own)
        self.assertEqual(self.agency_a._get_profile(date(2026, 6, 30)), self.gunung_mas)
        with self.assert_refused(UserError, "on a later day"):
            self._adopt(self.paser, date(2026, 6, 1))

    def test_nobody_exchanges_it_on_the_company(self):
        self._adopt(self.paser, date(2026, 7, 1))
        with self.assert_refused(ValidationError, "Adopt for My Government"):
            self.government.profile_id = self.gunung_mas

    def test_deadlines_are_not_counted_before_the_adoption(self):
        with self.assert_refused(ValidationError, "at the earliest"):
            self._adopt(self.paser, date(2026, 7, 1), date(2026, 6, 30))

    def test_the_window_asks_for_both_days(self):
        with self.as_user(self.user_organisasi) as env:
            window = Form(
                env["sidocakep.profile.adopt"].with_context(
                    default_profile_id=self.paser.id
                )
            )
            self.assertEqual(window.former_id, self.gunung_mas)
            window.date_start = "2026-07-01"
            self.assertEqual(window.date_counted, date(2026, 7, 1))
            window.save().action_confirm()
        self.assertEqual(self.government.profile_id, self.paser)
        self.assertEqual(self.agency_a._get_profile(date(2026, 6, 30)), self.gunung_mas)
