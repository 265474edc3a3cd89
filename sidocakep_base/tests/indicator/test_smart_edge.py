"""SMART, criterion by criterion: what makes each hint and what silences it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...models.indicator.sidocakep_indicator import SMART_FIELDS
from ..common_plan import PlanCase
from ..import_case import ImportCase


@tagged("post_install", "-at_install")
class TestSmartHints(PlanCase):
    """Gunung Mas 24/2024 art. 6(4), annex B.2."""

    def _is_ok(self, indicator, criterion):
        indicator.invalidate_recordset()
        return indicator[f"smart_{criterion}_ok"]

    def _hint(self, indicator, criterion):
        indicator.invalidate_recordset()
        return indicator[f"smart_{criterion}_hint"]

    def test_measurable_table_of_what_is_stated(self):
        """Unit, formula (in words or as a fraction) and source; a half is none."""
        unit = self.env["sidocakep.unit"]._find_or_create("Persen").id
        whole = {"unit_id": unit, "formula_text": "n : N", "data_source": "SIMRS"}
        fraction = {"formula_text": False, "numerator": "n", "denominator": "N"}
        for change, ok in (
            ({}, True),
            (fraction, True),
            ({"unit_id": False}, False),
            ({"formula_text": False}, False),
            ({**fraction, "numerator": False}, False),
            ({**fraction, "denominator": False}, False),
            ({"data_source": False}, False),
        ):
            with self.subTest(change=change):
                indicator = self._create_indicator(**{**whole, **change})
                self.assertEqual(self._is_ok(indicator, "measurable"), ok)

    def test_achievable_table_of_directions(self):
        """Baseline 2025 against the target of 2026: worse is asked about."""
        for direction, baseline, target, ok in (
            ("higher", "80", "81", True),
            ("higher", "80", "80", True),
            ("higher", "80", "79,9", False),
            ("higher", "0", "0", True),
            ("higher", "-5", "-4", True),
            ("lower", "80", "79", True),
            ("lower", "80", "80", True),
            ("lower", "80", "80,1", False),
            ("lower", "1", "0", True),
        ):
            with self.subTest(direction=direction, targets=(baseline, target)):
                indicator = self._create_indicator(direction=direction)
                self._create_target(indicator, baseline, 2025, kind="baseline")
                self._create_target(indicator, target, 2026)
                self.assertEqual(self._is_ok(indicator, "achievable"), ok)
                if not ok:
                    self.assertIn("is worse than", self._hint(indicator, "achievable"))

    def test_achievable_looks_at_the_ends_and_not_between(self):
        """A year that dips on the way (80, 70, 85) still ends above its beginning."""
        indicator = self._create_indicator()
        for year, written in ((2025, "80"), (2026, "70"), (2027, "85")):
            self._create_target(indicator, written, year)
        self.assertTrue(self._is_ok(indicator, "achievable"))
        self.assertRegex(
            self._hint(indicator, "achievable"), r"80.*\(2025\).*85.*\(2027\)"
        )

    def test_a_range_is_held_against_nothing_by_the_program(self):
        indicator = self._create_indicator(value_kind="range", direction="range")
        self._create_target(indicator, "10 - 20", 2025)
        self._create_target(indicator, "5 - 8", 2026)
        self.assertTrue(self._is_ok(indicator, "achievable"))

    def test_what_is_not_enough_to_judge_by(self):
        for rows, words in (
            ((), "Enter a target under Targets"),
            ((("80", 2025, {"kind": "baseline"}),), "Enter a target under Targets"),
            ((("80", 2026, {}),), "nothing to hold the target against"),
            (
                (("80", 2026, {}), ("70", 2026, {"kind": "baseline"})),
                "nothing to hold the target against",
            ),
            (
                (
                    ("80", 2026, {"period_kind": "quarter", "period_no": 1}),
                    ("81", 2026, {"period_kind": "quarter", "period_no": 2}),
                ),
                "Enter a target under Targets",
            ),
            (
                ((False, 2026, {"figure_status": "not_applicable"}),),
                "Enter a target under Targets",
            ),
        ):
            with self.subTest(rows=rows):
                indicator = self._create_indicator()
                for written, year, kw in rows:
                    self._create_target(indicator, written, year, **kw)
                self.assertFalse(self._is_ok(indicator, "achievable"))
                self.assertIn(words, self._hint(indicator, "achievable"))

    def test_relevant_table_of_what_ties_it(self):
        outcome = self._create_indicator("Outcome", kind="program")
        for kind, tied, supported, ok in (
            ("iku", True, False, True),
            ("iku", False, False, False),
            ("program", False, True, True),
            ("kegiatan", True, True, True),
            # an activity on the plan still has to say which outcome it serves
            ("kegiatan", True, False, False),
            ("kegiatan", False, True, True),
        ):
            with self.subTest(kind=kind, tied=tied, supported=supported):
                indicator = self._create_indicator(
                    kind=kind,
                    node_ids=self.activity.ids if tied else [],
                    parent_indicator_id=outcome.id if supported else False,
                )
                self.assertEqual(self._is_ok(indicator, "relevant"), ok)

    def test_time_bound_needs_a_target_and_not_only_a_baseline(self):
        indicator = self._create_indicator()
        self._create_target(indicator, "70", 2024, kind="baseline")
        self.assertFalse(self._is_ok(indicator, "time_bound"))
        self._create_target(indicator, "80", 2027)
        self._create_target(indicator, "80", 2026)
        self.assertTrue(self._is_ok(indicator, "time_bound"))
        self.assertIn("2026, 2027", self._hint(indicator, "time_bound"))

    def test_specific_says_both_faults_at_once(self):
        name = "Jumlah sekolah dibangun dan/atau direhabilitasi"
        indicator = self._create_indicator(name)
        self._create_indicator(name.upper())
        hint = self._hint(indicator, "specific")
        self.assertIn("has the same wording", hint)
        self.assertIn("dan/atau", hint)

    def test_an_archived_namesake_sets_nothing_apart_any_more(self):
        indicator = self._create_indicator("Nilai SAKIP")
        twin = self._create_indicator("nilai sakip")
        self.assertFalse(self._is_ok(indicator, "specific"))
        twin.active = False
        self.assertTrue(self._is_ok(indicator, "specific"))

    def test_the_count_is_that_of_the_criteria_without_a_gap(self):
        """Only the name is there: it is specific, the other four say what lacks."""
        indicator = self._create_indicator("Sendiri", unit_id=False)
        indicator.invalidate_recordset()
        oks = [indicator[f"{name}_ok"] for name in SMART_FIELDS]
        self.assertEqual(oks, [True, False, False, False, False])
        self.assertEqual(indicator.smart_hint_count, 1)
        self.assertTrue(all(indicator[f"{name}_hint"] for name in SMART_FIELDS))

    def test_a_form_not_saved_yet_is_hinted_too(self):
        indicator = self.env["sidocakep.indicator"].new(
            {"name": "Baru", "company_id": self.agency_a.id}
        )
        self.assertTrue(indicator.smart_specific_ok)
        self.assertFalse(indicator.smart_time_bound_ok)


@tagged("post_install", "-at_install")
class TestSmartAnswers(PlanCase):
    def test_answers_are_counted_by_what_they_are(self):
        indicator = self._create_indicator(
            smart_specific="yes", smart_measurable="yes", smart_relevant="no"
        )
        self.assertEqual(indicator.smart_count, 2)
        self.assertEqual(
            indicator._get_smart_criteria("yes"), ["Specific", "Measurable"]
        )
        self.assertEqual(indicator._get_smart_criteria("no"), ["Relevant"])
        self.assertEqual(
            indicator._get_smart_criteria("unanswered"), ["Achievable", "Time-bound"]
        )

    def test_a_copy_is_another_indicator_that_nobody_answered_for(self):
        indicator = self._create_indicator(**dict.fromkeys(SMART_FIELDS, "yes"))
        copy = indicator.copy()
        self.assertEqual([copy[name] for name in SMART_FIELDS], ["unanswered"] * 5)
        self.assertEqual((indicator.smart_count, copy.smart_count), (5, 0))

    def test_the_wizard_answers_and_does_not_unanswer(self):
        indicator = self._create_indicator()
        wizards = self.env["sidocakep.indicator.answer"]
        with self.assertRaises(ValueError):
            wizards.create(
                {"indicator_ids": indicator.ids, "smart_specific": "unanswered"}
            )

    def test_no_is_an_answer_that_stays_where_only_gaps_are_filled(self):
        indicator = self._create_indicator(smart_specific="no")
        self.env["sidocakep.indicator.answer"].create(
            {
                "indicator_ids": indicator.ids,
                **dict.fromkeys(SMART_FIELDS, "yes"),
            }
        ).action_answer()
        self.assertEqual(
            [indicator[name] for name in SMART_FIELDS], ["no"] + ["yes"] * 4
        )

    def test_without_indicators_there_is_nothing_to_answer(self):
        wizard = self.env["sidocakep.indicator.answer"].create(
            {"indicator_ids": [], "smart_specific": "yes"}
        )
        with self.assertRaisesRegex(UserError, "at least one indicator"):
            wizard.action_answer()

    def test_one_foreign_indicator_stops_the_whole_answer(self):
        own = self._create_indicator()
        foreign = self._create_indicator("B", company_id=self.agency_b.id)
        wizard = self.env["sidocakep.indicator.answer"].create(
            {"indicator_ids": (own + foreign).ids, "smart_specific": "yes"}
        )
        with (
            self.assertRaises(UserError),
            self.env.cr.savepoint(),
        ):
            wizard.with_user(self.user_head_a).action_answer()
        self.env.invalidate_all()
        self.assertEqual(own.smart_specific, "unanswered")


@tagged("post_install", "-at_install")
class TestImportSmartWords(ImportCase):
    def test_words_that_are_understood_and_words_that_are_not(self):
        words = {
            "Ya": "yes",
            "ya": "yes",
            " YA ": "yes",
            "Tidak": "no",
            "tidak": "no",
            "Belum dijawab": "unanswered",
            "Yakin": None,
            "Mungkin": None,
            "Ya, tidak": None,
            "1": None,
        }
        rows = [
            {"Nama Indikator": f"Indikator {number}", "SMART: Relevan": word}
            for number, word in enumerate(words)
        ]
        record = self._check_rows({"Indikator": rows})
        errors = record.problem_ids.filtered(lambda item: item.severity == "severe")
        self.assertEqual(
            sorted(str(value).strip() for value in errors.mapped("value")),
            sorted(word.strip() for word, key in words.items() if key is None),
        )
        self.assertEqual(set(errors.mapped("column")), {"SMART: Relevan"})

    def test_each_criterion_has_a_column_of_its_own(self):
        titles = {
            "smart_specific": "SMART: Spesifik",
            "smart_measurable": "SMART: Terukur",
            "smart_achievable": "SMART: Dapat Dicapai",
            "smart_relevant": "SMART: Relevan",
            "smart_time_bound": "SMART: Berjangka Waktu",
        }
        rows = [
            {"Nama Indikator": name, "Satuan": "Angka", title: "Ya"}
            for name, title in titles.items()
        ]
        record = self._check_rows({"Indikator": rows})
        self._assert_no_errors(record)
        record.action_apply()
        for name in titles:
            with self.subTest(criterion=name):
                indicator = self.env["sidocakep.indicator"].search(
                    [("company_id", "=", self.agency_b.id), ("name", "=", name)]
                )
                self.assertEqual(
                    [key for key in SMART_FIELDS if indicator[key] == "yes"], [name]
                )

    def test_an_empty_cell_takes_no_answer_back(self):
        indicator = self.env["sidocakep.indicator"].create(
            {
                "name": "Nilai SAKIP",
                "company_id": self.agency_b.id,
                "unit_id": self.env["sidocakep.unit"]._find_or_create("Angka").id,
                "smart_specific": "yes",
            }
        )
        record = self._open_import()
        self._upload(record, self._download(record))
        self._assert_no_errors(record)
        self.assertEqual(self._counts(record)["Indikator"], (0, 0, 1))
        self.assertEqual(indicator.smart_specific, "yes")
