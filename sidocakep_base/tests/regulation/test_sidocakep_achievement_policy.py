from datetime import date
from decimal import Decimal

from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ...band_words import get_band_bounds
from ...engine.achievement.bands import Band, rate
from ...engine.achievement.formulas import Direction, Shape
from ..common import SidocakepCase


@tagged("post_install", "-at_install")
class TestSidocakepAchievementPolicy(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.policy = cls.env.ref("sidocakep_base.achievement_policy_gunung_mas")
        cls.lower = cls.env.ref("sidocakep_base.achievement_formula_gunung_mas_lower")

    def test_the_shipped_policies_say_that_they_are_local_practice(self):
        for code in ("gunung_mas", "paser"):
            profile = self.env.ref(f"sidocakep_base.profile_{code}")
            self.assertEqual(
                profile.policy_id,
                self.env.ref(f"sidocakep_base.achievement_policy_{code}"),
            )
            self.assertIn("local practice", profile.policy_id.source)
            self.assertTrue(all(profile.policy_id.formula_ids.mapped("source")))

    def test_who_changed_what_figures_are_judged_by_is_kept(self):
        """A cap, a band and a formula: old and new in the trail of the policy."""
        organisasi = self.policy.with_user(self.user_organisasi)
        organisasi.write(
            {
                "has_cap": True,
                "cap": 120,
                "allow_gaps": True,
                "name": self.policy.name,
            }
        )
        band = organisasi.band_ids[:1]
        name = band.display_name
        band.name = "Luar Biasa"
        band.unlink()
        rows = self.env["sidocakep.trail"].search(
            [("res_model", "=", self.policy._name), ("res_id", "=", self.policy.id)],
            order="id",
        )
        kept = [(row.field_name, row.old_value, row.new_value) for row in rows[:3]]
        self.assertCountEqual(
            kept,
            [
                ("has_cap", False, "True"),
                ("cap", "100.0", "120.0"),
                ("allow_gaps", False, "True"),
            ],
        )
        self.assertEqual(rows[3].old_value, name)
        self.assertEqual(rows[3].field_model, band._name)
        self.assertEqual((rows[4].old_value, len(rows)), ("Luar Biasa", 5))
        self.assertEqual(rows.user_id, self.user_organisasi)
        action = organisasi.action_view_trail()
        self.assertEqual(rows, rows.search(action["domain"]).sorted("id"))

    def test_the_engine_gets_the_policy_of_the_records(self):
        policy = self.policy._to_engine(date(2026, 1, 1))
        find = policy.formula_for
        day = date(2026, 1, 1)
        self.assertEqual(find(Direction.HIGHER, Shape.NUMBER, day).code, "higher_ratio")
        self.assertEqual(find(Direction.LOWER, Shape.NUMBER, day).code, "lower_double")
        self.assertIsNone(policy.cap)
        self.assertIsNone(policy.floor)
        self.assertEqual(policy.decimals, 2)
        self.policy.write({"has_cap": True, "cap": 120, "has_floor": True})
        policy = self.policy._to_engine()
        self.assertEqual((policy.cap, policy.floor), (Decimal(120), Decimal(0)))

    def test_the_bounds_of_a_band_are_said_in_the_readers_language(self):
        english = self.env(context={**self.env.context, "lang": "en_US"})
        for band, words in (
            (Band("A", Decimal(76), Decimal(91)), "from 76 and below 91"),
            (Band("B", high=Decimal(5)), "below 5"),
            (Band("C", Decimal(91), low_closed=False), "above 91"),
            (Band("D"), "any achievement"),
        ):
            with self.subTest(words):
                self.assertEqual(get_band_bounds(english, band), words)

    def test_the_shipped_bands_leave_no_gap(self):
        """Field facts: in printed scales 90.5 falls between 76-90 and 91-100."""
        bands = self.policy._to_engine().bands
        for value, label in (
            ("155", "Sangat Tinggi"),
            ("91", "Sangat Tinggi"),
            ("90.99", "Tinggi"),
            ("90.5", "Tinggi"),
            ("76", "Tinggi"),
            ("75.99", "Sedang"),
            ("66", "Sedang"),
            ("65.5", "Rendah"),
            ("51", "Rendah"),
            ("50.99", "Sangat Rendah"),
            ("-24.65", "Sangat Rendah"),
        ):
            self.assertEqual(rate(Decimal(value), bands).label, label, value)

    def test_bounds_are_open_closed_or_absent(self):
        """91 itself moves from the upper band to the lower one."""
        top, second = self.policy.band_ids[:2]
        self.policy.write(
            {
                "band_ids": [
                    Command.update(top.id, {"low_bound": "open"}),
                    Command.update(second.id, {"high_bound": "closed"}),
                ]
            }
        )
        bands = self.policy._to_engine().bands
        self.assertEqual(rate(Decimal(91), bands).label, "Tinggi")
        self.assertEqual(rate(Decimal("91.01"), bands).label, "Sangat Tinggi")

    def test_gaps_and_overlaps_are_refused(self):
        high, second = self.policy.band_ids[:2]
        with self.assert_refused(ValidationError, "gap"):
            second.high = 90
        self.policy.allow_gaps = True
        second.high = 90
        self.assertEqual(
            rate(Decimal("90.5"), self.policy._to_engine().bands).label, ""
        )
        with self.assert_refused(ValidationError, "overlap"):
            high.low = 80

    def test_a_band_goes_only_where_the_others_rate_all(self):
        """By itself over RPC too; and a policy that is wrong all the same is told."""
        own = self.policy.with_user(self.user_organisasi)
        for bands in (own.band_ids[-1:], own.band_ids[:2], own.band_ids[1:2]):
            with self.assert_refused(ValidationError, "together, on the form"):
                bands.unlink()
        top, second = own.band_ids[:2]
        own.write(
            {
                "band_ids": [
                    Command.delete(top.id),
                    Command.update(second.id, {"high_bound": "none"}),
                ]
            }
        )
        self.assertFalse(top.exists())
        profile = self.env.ref("sidocakep_base.profile_gunung_mas")
        self.env.cr.execute(
            "DELETE FROM sidocakep_achievement_band WHERE id = %s",
            [own.band_ids[-1].id],
        )
        self.env.invalidate_all()
        with self.assert_refused(ValidationError, "Ask Bagian Organisasi"):
            profile._get_policy(date(2026, 1, 1))
        own.band_ids.unlink()
        self.assertFalse(own.band_ids, "a policy without ratings is one")

    def test_a_formula_of_the_wrong_direction_is_refused(self):
        with self.assert_refused(ValidationError, "Actual against the target"):
            self.lower.formula_code = "higher_ratio"

    def test_formulas_change_on_a_day(self):
        self.lower.date_end = "2026-12-31"
        later = self.lower.copy(
            {
                "date_start": "2027-01-01",
                "date_end": False,
                "formula_code": "lower_inverse",
            }
        )
        for day, code in (
            (date(2026, 12, 31), "lower_double"),
            (date(2027, 1, 1), "lower_inverse"),
        ):
            policy = self.policy._to_engine(day)
            formula = policy.formula_for(Direction.LOWER, Shape.NUMBER, day)
            self.assertEqual(formula.code, code)
        with self.assert_refused(ValidationError, "at the same time"):
            later.date_start = "2026-06-01"

    def test_impossible_limits_are_refused(self):
        with self.assert_refused(ValidationError, "is below the lowest"):
            self.policy.write(
                {"has_cap": True, "cap": 50, "has_floor": True, "floor": 60}
            )
        with self.assert_refused(ValidationError, "decimals"):
            self.policy.decimals = 11

    def test_a_stored_bound_reaches_the_engine_as_it_was_typed(self):
        self.policy.write({"has_cap": True, "cap": 66.66666667})
        self.env.flush_all()
        self.policy.invalidate_recordset()
        self.assertEqual(self.policy._to_engine().cap, Decimal("66.66666667"))

    def test_a_copy_keeps_formulas_and_bands(self):
        copy = self.policy.copy()
        self.assertNotEqual(copy.name, self.policy.name)
        self.assertEqual(len(copy.formula_ids), 4)
        self.assertEqual(
            copy.band_ids.mapped("name"), self.policy.band_ids.mapped("name")
        )
