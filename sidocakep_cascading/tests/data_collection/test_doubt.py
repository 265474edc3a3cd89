"""Which figures are asked about: a table, and what holds of every figure."""

import random
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from ...engine.contrast import FAR as PILE_FAR
from ...engine.contrast import (
    NO_EVIDENCE,
    Row,
    choose_sample,
    find_signs,
)
from ...engine.doubt import (
    BELOW_ZERO,
    FAR,
    OVER_WHOLE,
    SHIFTED,
    Doubt,
    Known,
    find_doubt,
    is_sentence,
)

FACTOR = 5
#: Figure, target, last figure, percentage, kind of doubt. Empty: there is none.
CASES = (
    # The case of the field: 3 for 0,48.
    ("3", "0.48", "0.46", False, FAR),
    ("3", "0.48", "", False, FAR),
    ("3", "", "0.46", False, FAR),
    ("3", "", "", False, None),
    # What comes near to one of the two made no slip.
    ("3", "0.48", "3.1", False, None),
    ("3", "2.9", "0.46", False, None),
    # A fifth and five times are near still.
    ("2.4", "0.48", "", False, None),
    ("2.41", "0.48", "", False, FAR),
    ("20", "100", "", False, None),
    ("19.9", "100", "", False, FAR),
    # A comma that slipped, in both directions.
    ("4.8", "0.48", "0.46", False, SHIFTED),
    ("48", "0.48", "0.46", False, SHIFTED),
    ("480", "0.48", "0.46", False, SHIFTED),
    ("4800", "0.48", "0.46", False, FAR),
    ("7.1", "71", "", False, SHIFTED),
    ("0.71", "71", "", False, SHIFTED),
    ("0.071", "71", "", False, SHIFTED),
    ("8550", "85.5", "84.2", False, SHIFTED),
    # Zero is a figure and far from every other; nothing is held against it.
    ("0", "100", "90", False, FAR),
    ("0", "0.324", "0.331", False, FAR),
    ("0", "100", "0", False, None),
    ("0", "0", "90", False, None),
    ("0", "", "", False, None),
    ("3", "0", "", False, None),
    ("3", "0", "0", False, None),
    ("60", "0", "2", False, FAR),
    # A whole that is more than itself.
    ("304.84", "100", "97", True, OVER_WHOLE),
    ("120", "", "", True, OVER_WHOLE),
    ("100", "", "", True, None),
    ("104", "105", "", True, None),
    ("104", "", "103", True, None),
    ("120", "100", "97", False, None),
    ("9750", "100", "97", True, SHIFTED),
    # What grows and shrinks is held by its size, once it has been below zero.
    ("-2.3", "5.2", "", True, BELOW_ZERO),
    ("-2.3", "5.2", "-1.9", True, None),
    ("-52", "5.2", "-5", True, SHIFTED),
    ("-1", "-1.2", "", False, None),
)


def number(text):
    return Decimal(text) if text else None


def known(*texts, is_limit=False):
    return [Known(Decimal(text), Decimal(text), is_limit) for text in texts if text]


@tagged("post_install", "-at_install")
class TestDoubt(BaseCase):
    def test_the_table(self):
        for value, target, last, is_percentage, kind in CASES:
            with self.subTest(value=value, target=target, last=last):
                found = find_doubt(
                    number(value), known(target, last), FACTOR, is_percentage
                )
                self.assertEqual(found and found.kind, kind)

    def test_the_moved_comma_is_named(self):
        for value, target, corrected in (
            ("46", "0.48", "0.46"),
            ("8550", "85.5", "85.5"),
            ("0.071", "71", "71"),
        ):
            found = find_doubt(Decimal(value), known(target), FACTOR)
            self.assertEqual(found, Doubt(SHIFTED, Decimal(corrected)))

    def test_a_slip_is_asked_about_whatever_is_far(self):
        """Ten times is a slip of the comma also where a hundred times are far."""
        found = find_doubt(Decimal(48), known("4.6"), 100)
        self.assertEqual(found, Doubt(SHIFTED, Decimal("4.8")))
        self.assertIsNone(find_doubt(Decimal(30), known("4.6"), 100))

    def test_a_part_of_the_year_lies_below_its_target_as_far_as_it_likes(self):
        year = known("100", is_limit=True)
        for value in ("1", "10", "0.1", "25"):
            self.assertIsNone(find_doubt(Decimal(value), year, FACTOR), value)
        self.assertEqual(find_doubt(Decimal(501), year, FACTOR).kind, FAR)
        self.assertEqual(find_doubt(Decimal(1000), year, FACTOR).kind, SHIFTED)

    def test_a_range_is_held_by_its_bounds(self):
        target = [Known(Decimal(3), Decimal(5))]
        for value, kind in (
            ("4", None),
            ("22", None),
            ("25", None),
            ("26", FAR),
            ("40", SHIFTED),
            ("0.5", SHIFTED),
            ("0.55", FAR),
            ("0.6", None),
        ):
            found = find_doubt(Decimal(value), target, FACTOR)
            self.assertEqual(found and found.kind, kind, value)
        around_zero = [Known(Decimal(-1), Decimal(1))]
        self.assertIsNone(find_doubt(Decimal("0.001"), around_zero, FACTOR))

    def test_nobody_is_asked_where_the_profile_says_so(self):
        for value, target, last, is_percentage, _kind in CASES:
            items = known(target, last)
            self.assertIsNone(find_doubt(number(value), items, 0, is_percentage))
        self.assertIsNone(find_doubt(None, known("1"), FACTOR))

    def test_what_holds_of_every_figure(self):
        """Scale, sign and order of what is known change nothing; near is near."""
        draw = random.Random(10)
        for _try in range(400):
            value, target, last = (
                Decimal(draw.randint(1, 10**6)).scaleb(-draw.randint(0, 4))
                for _index in range(3)
            )
            items = known(str(target), str(last))
            found = find_doubt(value, items, FACTOR)
            kind = found and found.kind
            with self.subTest(value=value, target=target, last=last):
                back = find_doubt(value, items[::-1], FACTOR)
                self.assertEqual(back and back.kind, kind)
                twice = known(str(target * 7), str(last * 7))
                scaled = find_doubt(value * 7, twice, FACTOR)
                self.assertEqual(scaled and scaled.kind, kind)
                negative = known(str(-target), str(-last))
                mirrored = find_doubt(-value, negative, FACTOR)
                self.assertEqual(mirrored and mirrored.kind, kind)
                self.assertIsNone(find_doubt(target, items, FACTOR))
                if found:
                    for item in (target, last):
                        ratio = max(value / item, item / value)
                        self.assertGreater(ratio, FACTOR)

    def test_more_of_what_is_known_asks_less(self):
        """A second figure to hold it against can only take a question away."""
        draw = random.Random(11)
        for _try in range(400):
            value, *others = (
                Decimal(draw.randint(1, 10**5)).scaleb(-draw.randint(0, 3))
                for _index in range(4)
            )
            items = known(*map(str, others))
            for count in range(1, len(items)):
                fewer = find_doubt(value, items[:count], FACTOR)
                more = find_doubt(value, items[: count + 1], FACTOR)
                with self.subTest(value=value, others=others, count=count):
                    if more:
                        self.assertTrue(fewer)

    def test_a_wider_choice_of_the_profile_asks_less(self):
        """What is asked about where ten times are far is so where five are."""
        draw = random.Random(12)
        asked = []
        for _try in range(300):
            value, target = (
                Decimal(draw.randint(1, 10**5)).scaleb(-draw.randint(0, 3))
                for _index in range(2)
            )
            found = [
                bool(find_doubt(value, known(str(target)), factor))
                for factor in (2, 5, 10, 100, 1000)
            ]
            with self.subTest(value=value, target=target):
                self.assertEqual(found, sorted(found, reverse=True))
            asked.append(sum(found))
        self.assertGreater(len(set(asked)), 3, "the choices differ")

    def test_the_moved_comma_comes_close(self):
        """What is proposed has the digits that were typed, near to what is known."""
        draw = random.Random(13)
        proposed = 0
        for _try in range(600):
            target = Decimal(draw.randint(100, 999)).scaleb(-draw.randint(0, 3))
            slip = draw.choice((-3, -2, -1, 1, 2, 3))
            value = (target * Decimal(draw.randint(80, 120)) / 100).scaleb(slip)
            found = find_doubt(value, known(str(target)), FACTOR)
            with self.subTest(value=value, target=target):
                self.assertEqual(found.kind, SHIFTED)
                digits = value.normalize().as_tuple().digits
                corrected = found.corrected.normalize().as_tuple().digits
                self.assertEqual(corrected, digits)
                self.assertLessEqual(
                    abs(found.corrected - target), target * Decimal("0.25")
                )
            proposed += 1
        self.assertEqual(proposed, 600)

    def test_what_a_pile_shows_first(self):
        """A figure that was asked about is drawn into the sample before the others."""
        quiet = Row(1, Decimal(5), Decimal(4), False, "", 1)
        rows = [quiet._replace(key=key) for key in range(1, 10)]
        rows[6] = rows[6]._replace(is_far=True)
        signs = find_signs(rows)
        self.assertEqual(signs, {7: (PILE_FAR,)})
        for chance in (0.0, 0.99):
            draw = [chance if key == 7 else 0.5 for key in range(1, 10)]
            sample = choose_sample(range(1, 10), signs, draw)
            self.assertEqual((sample[0], len(sample)), (7, 3))
        late = rows[6]._replace(is_late=True, evidence=0)
        found = find_signs([late])[7]
        first = (NO_EVIDENCE, PILE_FAR)
        self.assertEqual(found[:2], first, "said before what is said of many")
        self.assertEqual(len(found), 3)

    def test_a_sentence_says_something(self):
        for text, expected in (
            ("Banjir di dua kecamatan", True),
            ("gempa bumi besar", True),
            ("sudah benar", False),
            ("-", False),
            ("", False),
            ("  .  ", False),
        ):
            self.assertIs(is_sentence(text), expected, text)
