"""Kind and level of an indicator do not contradict: Gunung Mas art. 1.14-1.17."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..common_plan import PlanCase

LEVELS = (
    "iku",
    "outcome",
    "important_output",
    "output",
    "activity",
    "sub_activity_output",
)


@tagged("post_install", "-at_install")
class TestIndicatorKind(PlanCase):
    def _level(self, code):
        return self.env.ref(f"sidocakep_base.indicator_level_{code}")

    def _assert_levels(self, kind, allowed):
        for code in LEVELS:
            with self.subTest(kind=kind, level=code):
                if code in allowed:
                    indicator = self._create_indicator(
                        f"{kind} {code}", kind=kind, level_id=self._level(code).id
                    )
                    self.assertEqual(indicator.level_id.code, code)
                else:
                    with self.assertRaisesRegex(ValidationError, "cannot be at"):
                        self._create_indicator(
                            f"{kind} {code}", kind=kind, level_id=self._level(code).id
                        )

    def test_gunung_mas_1_14_a_programme_indicator_is_of_an_outcome(self):
        self._assert_levels("program", {"iku", "outcome"})

    def test_gunung_mas_1_16_a_kegiatan_indicator_is_of_an_output(self):
        """Its activities and the outputs of its sub kegiatan are below it."""
        self._assert_levels("kegiatan", set(LEVELS) - {"iku", "outcome"})

    def test_gunung_mas_1_17_an_iku_sums_up_results(self):
        self._assert_levels("iku", {"iku", "outcome"})

    def test_gunung_mas_1_15_a_target_indicator_stands_at_any_level(self):
        self._assert_levels("target", set(LEVELS))

    def test_the_kind_cannot_be_changed_under_the_level(self):
        indicator = self._create_indicator(kind="iku")
        with (
            self.assertRaisesRegex(ValidationError, "Choose a level below"),
            self.env.cr.savepoint(),
        ):
            indicator.kind = "kegiatan"
            self.env.flush_all()
        indicator.write({"kind": "kegiatan", "level_id": self._level("output").id})
        self.assertEqual(indicator.level_id.code, "output")

    def test_gunung_mas_6_4_most_answers_against_the_hints_need_a_reason(self):
        """Without unit, formula, source, target and link only "Specific" is met."""
        yes = dict.fromkeys(
            (
                "smart_specific",
                "smart_measurable",
                "smart_achievable",
                "smart_relevant",
                "smart_time_bound",
            ),
            "yes",
        )
        bare = self._create_indicator("Mutu", unit_id=False, **yes)
        self.assertEqual(bare.smart_hint_count, 1)
        self.assertTrue(bare.lacks_smart_reason)
        bare.smart_reason = "  "
        self.assertTrue(bare.lacks_smart_reason)
        bare.smart_reason = "Diukur menurut PermenPANRB 88/2021"
        self.assertFalse(bare.lacks_smart_reason)
        full = self._create_indicator(
            "Nilai SAKIP",
            formula_text="Nilai",
            data_source="KemenPANRB",
            node_ids=self.objective.ids,
            **yes,
        )
        self._create_target(full, "70", year=2025, plan_id=self.plan.id)
        self._create_target(full, "75", plan_id=self.plan.id)
        self.assertEqual(full.smart_hint_count, 5)
        self.assertFalse(full.lacks_smart_reason)
        no = self._create_indicator("Lain", unit_id=False, **dict.fromkeys(yes, "no"))
        self.assertFalse(no.lacks_smart_reason, "a no needs no reason")
