"""How achievements were worked out and rated, below the table that prints them."""

from datetime import date
from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from odoo.addons.sidocakep_base.engine.achievement.policy import Policy

from ...models.lkjip.lkjip_formula import note_formulas

DAY = date(2025, 12, 31)
BANDS = {
    "name": "Skala",
    "bands": [
        {"label": "Tinggi", "low": "76", "high": None},
        {"label": "Rendah", "low": None, "high": "76"},
    ],
}


def indicator(name, direction="higher", formula=False):
    return SimpleNamespace(name=name, direction=direction, formula_code=formula)


@tagged("post_install", "-at_install")
class TestLkjipFormula(BaseCase):
    def _note(self, *indicators, **values):
        return note_formulas(Policy.from_values(values), indicators, DAY)

    def test_the_usual_formula_stands_alone_and_of_others_who_has_them(self):
        """The ratio of a road is better the lower it is."""
        [note] = self._note(
            indicator("IKM"), indicator("Rasio V/C\ncatatan", "lower"), indicator("SPM")
        )
        self.assertEqual(
            note,
            "Capaian, R realisasi dan T target: R / T x 100; "
            "untuk Rasio V/C: (2T - R) / T x 100.",
        )

    def test_a_formula_of_its_own_goes_before_that_of_the_policy(self):
        [note] = self._note(indicator("Waktu", "lower", "lower_met"))
        self.assertIn("100 bila R <= T, selain itu T / R x 100", note)

    def test_the_ratings_are_those_of_the_policy(self):
        _formula, scale = self._note(indicator("IKM"), bands=BANDS)
        self.assertEqual(
            scale,
            "Predikat menurut capaian: Rendah: di bawah 76; Tinggi: 76 ke atas.",
        )

    def test_without_an_indicator_there_is_no_formula(self):
        self.assertEqual(self._note(), [])

    def test_what_the_policy_has_no_formula_for_is_left_out(self):
        """Its formula begins next year: nothing is said that was not so."""
        late = {"direction": "higher", "formula": "higher_ratio"}
        late["date_from"] = "2026-01-01"
        self.assertEqual(self._note(indicator("IKM"), formulas=[late]), [])
