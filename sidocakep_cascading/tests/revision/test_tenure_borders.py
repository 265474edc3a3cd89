"""Whose month, whose quarter: the calendar of 2026 by hand, border by border."""

from datetime import date, timedelta

from odoo.tests import BaseCase, tagged

from ...engine.tenure import Tenure, get_attribution

#: First day of the successor: whose quarters I - IV, whose months 1 - 12 are.
#: ``a`` holds until the day before, ``b`` to the end of the year.
BORDERS = (
    # the first and the second day of the year
    (date(2026, 1, 1), "bbbb", "bbbbbbbbbbbb"),
    (date(2026, 1, 2), "bbbb", "bbbbbbbbbbbb"),
    # the last day of January is the successor's, then no longer
    (date(2026, 1, 31), "bbbb", "bbbbbbbbbbbb"),
    (date(2026, 2, 1), "bbbb", "abbbbbbbbbbb"),
    # 2026 is no leap year: February ends on the 28th
    (date(2026, 2, 28), "bbbb", "abbbbbbbbbbb"),
    (date(2026, 3, 1), "bbbb", "aabbbbbbbbbb"),
    # quarter I ends on 31 March
    (date(2026, 3, 31), "bbbb", "aabbbbbbbbbb"),
    (date(2026, 4, 1), "abbb", "aaabbbbbbbbb"),
    # quarter II ends on 30 June
    (date(2026, 6, 30), "abbb", "aaaaabbbbbbb"),
    (date(2026, 7, 1), "aabb", "aaaaaabbbbbb"),
    # quarter III ends on 30 September
    (date(2026, 9, 30), "aabb", "aaaaaaaabbbb"),
    (date(2026, 10, 1), "aaab", "aaaaaaaaabbb"),
    # the last day of the year
    (date(2026, 12, 31), "aaab", "aaaaaaaaaaab"),
)
#: Last day of ``a``, first day of ``b`` after a vacancy; ``-`` is nobody.
VACANCIES = (
    # vacant within a quarter: who holds on its last day has it
    (date(2026, 4, 10), date(2026, 5, 20), "abbb", "aaaabbbbbbbb"),
    # vacant over the end of a quarter: who last held it within has it
    (date(2026, 6, 15), date(2026, 7, 6), "aabb", "aaaaaabbbbbb"),
    # vacant for whole months and a whole quarter: nobody's
    (date(2026, 3, 31), date(2026, 7, 1), "a-bb", "aaa---bbbbbb"),
    (date(2026, 2, 28), date(2026, 8, 15), "a-bb", "aa-----bbbbb"),
    # vacant on the last day of the year
    (date(2026, 1, 31), date(2026, 12, 31), "a--b", "a----------b"),
)


@tagged("post_install", "-at_install")
class TestTenureBorders(BaseCase):
    def _attribute(self, unit, spans, year=2026):
        tenures = [Tenure(*span) for span in spans]
        found = get_attribution(tenures, year, unit).values()
        return "".join(key or "-" for key in found)

    def test_a_change_on_each_border(self):
        for first, quarters, months in BORDERS:
            spans = [
                ("a", date(2026, 1, 1), first - timedelta(days=1)),
                ("b", first, date(2026, 12, 31)),
            ]
            with self.subTest(first=first):
                self.assertEqual(self._attribute("quarter", spans), quarters)
                self.assertEqual(self._attribute("month", spans), months)

    def test_a_vacancy_between(self):
        for last, first, quarters, months in VACANCIES:
            spans = [
                ("a", date(2026, 1, 1), last),
                ("b", first, date(2026, 12, 31)),
            ]
            with self.subTest(last=last, first=first):
                self.assertEqual(self._attribute("quarter", spans), quarters)
                self.assertEqual(self._attribute("month", spans), months)

    def test_the_leap_day_is_of_february(self):
        """2028: from 29 February on the month is the successor's."""
        for first, months in (
            (date(2028, 2, 29), "abbbbbbbbbbb"),
            (date(2028, 3, 1), "aabbbbbbbbbb"),
        ):
            spans = [
                ("a", date(2028, 1, 1), first - timedelta(days=1)),
                ("b", first, date(2028, 12, 31)),
            ]
            with self.subTest(first=first):
                self.assertEqual(self._attribute("month", spans, 2028), months)

    def test_the_order_in_which_tenures_are_given_does_not_matter(self):
        spans = [
            ("a", date(2026, 1, 1), date(2026, 3, 31)),
            ("b", date(2026, 4, 1), date(2026, 9, 30)),
            ("c", date(2026, 10, 1), date(2026, 12, 31)),
        ]
        self.assertEqual(self._attribute("quarter", reversed(spans)), "abbc")

    def test_a_plt_between_two_heads_has_the_quarter_that_he_ends(self):
        """Head to 14 May, Plt 15 May to 31 August, new head from 1 September."""
        spans = [
            ("a", date(2026, 1, 1), date(2026, 5, 14)),
            ("p", date(2026, 5, 15), date(2026, 8, 31)),
            ("b", date(2026, 9, 1), date(2026, 12, 31)),
        ]
        self.assertEqual(self._attribute("quarter", spans), "apbb")
        self.assertEqual(self._attribute("month", spans), "aaaappppbbbb")
