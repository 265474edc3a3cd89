"""Efficiency and proposed sentences: every figure by hand, without a database."""

import doctest
import random
from decimal import Decimal

from odoo.tests import BaseCase, tagged

from ...engine import efficiency, report_reasons, report_sentences
from ...engine.efficiency import Formula, Refusal, compute
from ...models.lkjip import lkjip_period

#: (formula, ceiling, spent, achievement, efficiency), each worked out by hand.
FIGURES = [
    # nothing saved, half saved, all saved, more spent than allowed
    (Formula.UNSPENT, "100", "100", "100", "0.00"),
    (Formula.UNSPENT, "200", "100", "120", "50.00"),
    (Formula.UNSPENT, "100", "0", "100", "100.00"),
    (Formula.UNSPENT, "100", "110", "100", "-10.00"),
    # 88,99 percent absorbed with the target met saves 11,01 (a printed report)
    (Formula.UNSPENT, "10000", "8899", "100.45", "11.01"),
    # the achievement of 80 might have cost 160, it cost 120: a quarter less
    (Formula.COST, "200", "120", "80", "25.00"),
    (Formula.COST, "200", "200", "50", "-100.00"),
    (Formula.COST, "200", "200", "100", "0.00"),
    (Formula.COST, "300", "100", "100", "66.67"),
    # 99,92 by 94,00 and 100 by 99,21 (printed reports)
    (Formula.INDEX, "10000", "9400", "99.92", "1.063"),
    (Formula.INDEX, "10000", "9921", "100", "1.008"),
    (Formula.INDEX, "100", "200", "100", "0.500"),
]
#: (formula, ceiling, spent, achievement, why there is none)
REFUSED = [
    (Formula.UNSPENT, "100", "50", None, Refusal.NO_ACHIEVEMENT),
    (Formula.UNSPENT, "100", "50", "0", Refusal.NO_ACHIEVEMENT),
    (Formula.COST, "100", "50", None, Refusal.NO_ACHIEVEMENT),
    (Formula.COST, "100", "50", "-1", Refusal.NO_ACHIEVEMENT),
    (Formula.INDEX, "100", "50", None, Refusal.NO_ACHIEVEMENT),
    (Formula.UNSPENT, None, "50", "100", Refusal.NO_CEILING),
    (Formula.COST, "0", "50", "100", Refusal.NO_CEILING),
    (Formula.INDEX, "0", "50", "100", Refusal.NO_CEILING),
    (Formula.UNSPENT, "100", None, "100", Refusal.NOT_REPORTED),
    (Formula.COST, "100", None, "100", Refusal.NOT_REPORTED),
    (Formula.INDEX, "100", None, "100", Refusal.NOT_REPORTED),
    (Formula.INDEX, "100", "0", "100", Refusal.NOTHING_SPENT),
    (Formula.UNSPENT, "100", "10", "99.99", Refusal.NOT_REACHED),
    # more came back than was spent: nobody saves more than all of it
    (Formula.UNSPENT, "100", "-135", "100", Refusal.IMPOSSIBLE),
    (Formula.COST, "100", "-1", "100", Refusal.IMPOSSIBLE),
]
ROW = {
    "key": "7",
    "name": "Indeks Kepuasan",
    "target": "85,5 Persen",
    "realisation": "81,225 Persen",
    "printed": "95,00",
    "state": "below",
    "last_year": "80 Persen",
    "plan_target": "90 Persen",
    "over_plan": "81,225 Persen",
    "plan_printed": "90,25",
    "obstacle": "",
    "solution": "",
    "support": "",
    "follow_up": "",
    "reason": "",
    "why": "",
}


def _number(text):
    return None if text is None else Decimal(text)


@tagged("post_install", "-at_install")
class TestLkjipEngine(BaseCase):
    def test_doctests(self):
        for module in (efficiency, report_sentences, lkjip_period):
            with self.subTest(module.__name__):
                result = doctest.testmod(module)
                self.assertTrue(result.attempted)
                self.assertFalse(result.failed)

    def test_gunung_mas_e_3_a_4_efficiency_by_hand(self):
        for formula, *numbers, expected in FIGURES:
            with self.subTest(formula=formula, numbers=numbers):
                found = compute(formula, *map(_number, numbers))
                self.assertEqual(found.value, Decimal(expected))
                self.assertIsNone(found.refusal)

    def test_what_cannot_be_has_no_figure_and_a_reason(self):
        for formula, *numbers, expected in REFUSED:
            with self.subTest(formula=formula, numbers=numbers):
                found = compute(formula, *map(_number, numbers))
                self.assertIsNone(found.value)
                self.assertIs(found.refusal, expected)

    def test_never_a_saving_of_more_than_all(self):
        """Of thousands of budgets: a figure of at most 100, or a reason."""
        dice = random.Random(2026)
        for _round in range(3000):
            formula = dice.choice(list(Formula))
            numbers = [Decimal(dice.randint(-5, 300)) for _number in range(3)]
            found = compute(formula, *numbers)
            self.assertNotEqual(found.value is None, found.refusal is None)
            if found.value is not None and formula is not Formula.INDEX:
                self.assertLessEqual(found.value, 100)

    # Sentences --------------------------------------------------------------

    def _say(self, rule, *facts):
        return [sentence.text for sentence in rule(*facts)]

    def test_counts_of_the_year(self):
        rows = [{"state": state} for state in ("met", "met", "below")]
        self.assertEqual(
            self._say(report_sentences.count_indicators, 2026, rows),
            [
                (
                    "Pada Tahun 2026, dari 3 indikator kinerja, 2 mencapai target "
                    "dan 1 di bawah target."
                )
            ],
        )

    def test_an_indicator_below_target_is_not_called_a_success(self):
        [text] = self._say(report_sentences.achievements, 2026, [ROW])
        self.assertEqual(
            text,
            "Indeks Kepuasan: target Tahun 2026 85,5 Persen, realisasi 81,225 Persen, "
            "capaian 95,00 persen.",
        )
        for word in ("berhasil", "baik", "tercapai", "meningkat"):
            self.assertNotIn(word, text)

    def test_without_a_figure_nothing_is_achieved(self):
        row = ROW | {"state": "none", "realisation": "belum rilis", "printed": ""}
        row |= {"kind": "not_released", "why": "belum rilis"}
        [text] = self._say(report_sentences.achievements, 2026, [row])
        self.assertIn("realisasi belum rilis; capaian tidak dapat disajikan.", text)
        self.assertNotIn("persen.", text)

    def test_a_year_without_a_figure_is_not_compared(self):
        rule = report_sentences.former_years
        self.assertEqual(
            self._say(rule, 2026, [ROW]),
            [
                (
                    "Indeks Kepuasan: realisasi Tahun 2025 80 Persen, Tahun 2026 "
                    "81,225 Persen."
                )
            ],
        )
        self.assertEqual(self._say(rule, 2026, [ROW | {"last_year": ""}]), [])

    def test_a_plan_without_a_target_is_not_compared(self):
        rule = report_sentences.plan_targets
        self.assertEqual(
            self._say(rule, 2026, [ROW]),
            [
                (
                    "Indeks Kepuasan: sampai dengan Tahun 2026 tercapai 81,225 Persen "
                    "dari target akhir Renstra 90 Persen (90,25 persen)."
                )
            ],
        )
        self.assertEqual(self._say(rule, 2026, [ROW | {"plan_printed": ""}]), [])

    def test_causes_are_those_that_people_wrote(self):
        cases = [
            ({}, []),
            ({"support": "Alat baru"}, []),
            (
                {"obstacle": "Alat rusak"},
                ["Indeks Kepuasan belum mencapai target. Kendala: Alat rusak."],
            ),
            (
                {"obstacle": "Alat\nrusak.", "solution": "Pinjam!"},
                [
                    (
                        "Indeks Kepuasan belum mencapai target. Kendala: Alat rusak. "
                        "Solusi: Pinjam!"
                    )
                ],
            ),
            ({"state": "met", "obstacle": "Alat rusak"}, []),
            (
                {"state": "met", "support": "Alat baru"},
                ["Indeks Kepuasan mencapai target. Faktor pendukung: Alat baru."],
            ),
            ({"state": "none", "obstacle": "Alat rusak", "support": "x"}, []),
            (
                {"state": "none", "why": "belum dirilis", "reason": "Rilis Mei"},
                [
                    (
                        "Indeks Kepuasan tidak memiliki angka capaian (belum dirilis): "
                        "Rilis Mei."
                    )
                ],
            ),
        ]
        for change, expected in cases:
            with self.subTest(change):
                found = self._say(report_reasons.causes, [ROW | change])
                self.assertEqual(found, expected)

    def test_spending_that_nobody_reported_is_no_zero(self):
        rule = report_sentences.spending
        budget = {"ceiling": "Rp200", "spent": "", "share": ""}
        self.assertEqual(self._say(rule, 2026, budget), [])
        self.assertEqual(self._say(rule, 2026, budget | {"spent": "Rp0"}), [])
        budget |= {"spent": "Rp0", "share": "0,00"}
        self.assertEqual(
            self._say(rule, 2026, budget),
            [
                (
                    "Realisasi anggaran Tahun 2026 sebesar Rp0 dari pagu Rp200 (0,00 "
                    "persen)."
                )
            ],
        )

    def test_no_recommendation_no_sentence(self):
        self.assertEqual(self._say(report_sentences.follow_ups, 2025, 0, 0), [])
        [text] = self._say(report_sentences.follow_ups, 2025, 0, 2)
        self.assertIn("0 selesai ditindaklanjuti dan 2 masih terbuka", text)

    def test_facts_hold_all_that_the_sentence_says(self):
        """Other facts, another sentence; the same facts, the same one."""
        rules = [
            lambda row: report_sentences.achievements(2026, [row]),
            lambda row: report_sentences.former_years(2026, [row]),
            lambda row: report_sentences.plan_targets(2026, [row]),
            lambda row: report_reasons.causes([row]),
        ]
        row = ROW | {"obstacle": "Alat rusak", "solution": "Pinjam"}
        row |= {"reserve": "sementara", "trend": "membaik"}
        for number, rule in enumerate(rules):
            [before] = rule(row)
            for name in row.keys() - {"key"}:
                changed = row | {name: f"{row[name]} lain"}
                if name == "state":
                    continue
                [after] = rule(changed)
                with self.subTest(rule=number, name=name):
                    self.assertEqual(
                        before.text == after.text, before.facts == after.facts
                    )

    def test_paragraphs(self):
        cases = {
            "": [],
            "\n \n": [],
            "Satu": [["Satu"]],
            "Satu\nmasih satu": [["Satu", "masih satu"]],
            "Satu\n- a\nDua": [["Satu"], ["- a"], ["Dua"]],
            "Satu\n\n\n\nDua": [["Satu"], ["Dua"]],
            "\n\n  Satu  \n- a\n- b": [["Satu"], ["- a", "- b"]],
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(report_sentences.split_paragraphs(text), expected)
        self.assertEqual(report_sentences.split_paragraphs(False), [])
