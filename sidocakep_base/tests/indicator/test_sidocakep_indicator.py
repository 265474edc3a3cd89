"""Indicators: one lasting identity, kinds, levels, ties and achievement."""

from datetime import date
from decimal import Decimal

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestSidocakepIndicator(PlanCase):
    def test_kinds_of_gunung_mas_1_14_to_1_17(self):
        """IKU, outcome of a programme, output of an activity, target; levels too."""
        for kind, level in (
            ("iku", "iku"),
            ("program", "outcome"),
            ("kegiatan", "output"),
        ):
            indicator = self._create_indicator(kind, kind=kind)
            self.assertEqual(indicator.level_id.code, level)
        self.assertEqual(self._create_indicator("t", kind="target").kind, "target")

    def test_the_six_levels_of_paser_1_7_and_1_8(self):
        codes = self.env["sidocakep.indicator.level"].search([]).mapped("code")
        self.assertEqual(
            codes,
            [
                "iku",
                "outcome",
                "important_output",
                "output",
                "activity",
                "sub_activity_output",
            ],
        )

    def test_an_output_is_tied_to_a_programme_indicator_gunung_mas_1_16(self):
        outcome = self._create_indicator("Hasil", kind="program")
        iku = self._create_indicator("IKU", kind="iku")
        output = self._create_indicator(
            "Keluaran", kind="kegiatan", parent_indicator_id=outcome.id
        )
        self.assertEqual(outcome.child_indicator_ids, output)
        with self.assertRaises(ValidationError):
            output.parent_indicator_id = iku
        # The outcome itself supports the IKU, not the other way round.
        outcome.parent_indicator_id = iku
        with self.assertRaises(ValidationError):
            iku.parent_indicator_id = outcome
        with self.assertRaises(ValidationError):
            self._create_indicator("X", kind="iku", parent_indicator_id=output.id)

    def test_a_scale_where_there_is_one(self):
        scale = self.env.ref("sidocakep_base.ordinal_scale_bpk")
        good = self._create_indicator(
            "Opini", value_kind="ordinal", direction="ordinal", scale_id=scale.id
        )
        self.assertTrue(good)
        for wrong in (
            {"value_kind": "ordinal", "direction": "ordinal"},
            {"value_kind": "ordinal", "direction": "higher", "scale_id": scale.id},
            {"value_kind": "number", "scale_id": scale.id},
            {"value_kind": "number", "direction": "range"},
        ):
            with self.assertRaises(ValidationError, msg=wrong):
                self._create_indicator("Salah", **wrong)

    def test_smart_criteria_are_counted(self):
        """Gunung Mas 6(4): five criteria, each answered by itself."""
        indicator = self._create_indicator()
        self.assertEqual(indicator.smart_count, 0)
        indicator.write(
            {
                "smart_specific": "yes",
                "smart_measurable": "yes",
                "smart_achievable": "no",
                "smart_relevant": "yes",
            }
        )
        self.assertEqual(indicator.smart_count, 3)

    @mute_logger("odoo.sql_db")
    def test_a_code_is_unique_in_the_agency(self):
        self._create_indicator(code="IKU-1")
        self._create_indicator(code="IKU-1", company_id=self.agency_b.id)
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_indicator(code="IKU-1")

    # ------------------------------------------------------------------
    # Lasting
    # ------------------------------------------------------------------

    def test_an_indicator_with_targets_is_not_deleted(self):
        indicator = self._create_indicator()
        self._create_target(indicator, "80")
        with self.assertRaises(FrozenRecordError):
            indicator.with_user(self.user_head_a).unlink()
        indicator.with_user(self.user_head_a).action_archive()
        self.assertFalse(indicator.active)

    def test_an_indicator_of_a_decided_plan_is_not_deleted(self):
        indicator = self._create_indicator(node_ids=self.goal.ids)
        unused = self._create_indicator("Tidak terpakai")
        self._decide(self.plan)
        with self.assertRaises(FrozenRecordError):
            indicator.unlink()
        unused.unlink()

    def test_the_meaning_of_decided_figures_stays(self):
        indicator = self._create_indicator(node_ids=self.goal.ids)
        self._create_target(indicator, "80", plan_id=self.plan.id)
        indicator.direction = "lower"
        self._decide(self.plan)
        # The same value again is no change.
        indicator.write({"direction": "lower", "data_source": "BPS"})
        for vals in (
            {"direction": "higher"},
            {"unit_id": False},
            {"accumulation": "sum"},
            {"release_month": "6"},
        ):
            with (
                self.subTest(vals),
                self.assertRaisesRegex(FrozenRecordError, "next version"),
            ):
                indicator.write(vals)
        with self.assertRaisesRegex(FrozenRecordError, self.plan.display_name):
            indicator.accumulation = "sum"

    def test_a_decided_plan_keeps_its_indicators_from_both_sides(self):
        indicator = self._create_indicator(node_ids=self.goal.ids)
        self._decide(self.plan)
        user = self.user_organisasi
        with self.assertRaises(FrozenRecordError):
            self.goal.with_user(user).indicator_ids = False
        with self.assertRaises(FrozenRecordError):
            indicator.with_user(user).node_ids = False
        with self.assertRaises(FrozenRecordError):
            self._create_indicator("Baru", node_ids=self.goal.ids)

    # ------------------------------------------------------------------
    # Target rows
    # ------------------------------------------------------------------

    def test_rows_of_the_plan_period(self):
        """Baseline 2024, the years 2025-2029 and the end of the period; once."""
        indicator = self._create_indicator(node_ids=self.goal.ids)
        self._create_target(indicator, "80", plan_id=self.plan.id, year=2026)
        for _again in range(2):
            indicator.with_user(self.user_secretary_a).action_create_target_rows()
        rows = sorted(
            (row.kind, row.period_kind, row.year) for row in indicator.target_ids
        )
        self.assertEqual(
            rows,
            [
                ("baseline", "year", 2024),
                ("target", "five_year", 2029),
                ("target", "year", 2025),
                ("target", "year", 2026),
                ("target", "year", 2027),
                ("target", "year", 2028),
                ("target", "year", 2029),
            ],
        )
        self.assertEqual(
            sorted(indicator.target_ids.mapped("figure_status")),
            ["figure"] + ["not_reported"] * 6,
        )

    def test_rows_need_a_draft_plan(self):
        indicator = self._create_indicator()
        with self.assertRaises(UserError):
            indicator.action_create_target_rows()

    def test_targets_of_a_year_in_constant_queries(self):
        indicators = self._create_indicator()
        for number in range(49):
            indicators |= self._create_indicator(f"I{number}")
        for indicator in indicators:
            self._create_target(indicator, "80")
        counts = [
            self._count_queries(lambda records=records: records._get_targets(2026))
            for records in (indicators[:1], indicators)
        ]
        self.assertEqual(counts[0], counts[1])
        self.assertEqual(len(indicators._get_targets(2026)), 50)
        self.assertFalse(indicators._get_targets(2027))

    def test_a_quarter_is_not_the_year(self):
        indicator = self._create_indicator()
        year = self._create_target(indicator, "80")
        quarter = self._create_target(
            indicator, "20", period_kind="quarter", period_no=1
        )
        self.assertEqual(indicator._get_targets(2026)[indicator.id], year)
        self.assertEqual(
            indicator._get_targets(2026, "quarter", 1)[indicator.id], quarter
        )

    def test_the_form_reads_what_is_typed(self):
        indicator = self._create_indicator()
        form = Form(indicator.with_user(self.user_secretary_a))
        with form.target_ids.new() as row:
            row.year = 2027
            row.written = "86,25"
        form.save()
        self.assertEqual(indicator.target_ids.value, 86.25)
        self.assertEqual(indicator.target_ids.printed_value, "86,25 Persen")

    # ------------------------------------------------------------------
    # Achievement
    # ------------------------------------------------------------------

    def test_achievement_by_the_policy_of_the_profile(self):
        """(2 x 14 - 12) / 14 x 100 = 114,29 or 14 / 12 x 100 = 116,67.

        By hand: 16 / 14 = 1,142857; 14 / 12 = 1,166667.
        """
        indicator = self._create_indicator(direction="lower")
        target = self._create_target(indicator, "14")._to_engine_value()
        actual = self._create_target(indicator, "12", 2027)._to_engine_value()
        profile = self.env["sidocakep.profile"].search([], limit=1)
        policy = profile.policy_id.copy(
            {"has_cap": False, "formula_ids": [(5, 0, 0)], "band_ids": [(5, 0, 0)]}
        )
        formulas = self.env["sidocakep.achievement.formula"]
        formulas.create(
            {
                "policy_id": policy.id,
                "direction": "lower",
                "formula_code": "lower_double",
            }
        )
        self.government.profile_id = profile.copy({"policy_id": policy.id})
        result = indicator._achieve(target, actual, date(2026, 6, 1))
        self.assertEqual(result.printed, "114,29")
        self.assertEqual(result.formula, "lower_double")
        indicator.formula_code = "lower_inverse"
        result = indicator._achieve(target, actual, date(2026, 6, 1))
        self.assertEqual(result.printed, "116,67")
        policy.write({"has_cap": True, "cap": 100})
        result = indicator._achieve(target, actual, date(2026, 6, 1))
        self.assertEqual(result.capped, Decimal(100))
        self.assertIn("116,66", " ".join(result.trace))

    def test_a_formula_fits_the_direction(self):
        with self.assertRaises(ValidationError):
            self._create_indicator(direction="higher", formula_code="lower_inverse")

    def test_what_cannot_be_compared_is_refused_with_the_reason(self):
        scale = self.env.ref("sidocakep_base.ordinal_scale_bpk")
        opinion = self._create_indicator(
            "Opini", value_kind="ordinal", direction="ordinal", scale_id=scale.id
        )
        target = self._create_target(opinion, "WTP")._to_engine_value()
        number = self._create_target(self._create_indicator(), "5")._to_engine_value()
        with self.assertRaises(ValidationError) as caught:
            opinion._achieve(target, number)
        self.assertIn("Opini", str(caught.exception))
