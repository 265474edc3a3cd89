"""The RKA before the DPA, and what it is guided by: Gunung Mas 24/2024 art. 6(1)."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ...exceptions import FrozenRecordError, TransitionAccessError
from ..common_plan import PlanCase

RKA = {"rka_number": "RKA/1/2026", "rka_date": "2025-11-28"}
GUIDES = {
    "kua_ppas_number": "900/12/2025",
    "kua_ppas_date": "2025-08-15",
    "rkpd_number": "Perbup 20/2025",
    "rkpd_date": "2025-07-01",
}


@tagged("post_install", "-at_install")
class TestBudgetRka(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls._create_budget({cls.sub_1: 1000}, **RKA)

    def test_gunung_mas_6_1_an_rka_is_decided_as_the_dpa(self):
        """RKA definitive on 28 November, its DPA ratified on 2 January."""
        budget = self.budget.with_user(self.user_secretary_a)
        self.assertIn("DPA 2026", budget.display_name)
        budget.action_decide_rka()
        self.assertEqual(budget.state, "rka")
        self.assertIn("RKA 2026", budget.display_name)
        in_force = self.env["sidocakep.budget"]._get_in_force(self.agency_a, year=2026)
        self.assertFalse(in_force, "an RKA is no DPA")
        budget.write({"number": "DPA/7", "ratified_on": "2026-01-02"})
        budget.action_ratify()
        self.assertEqual(budget.state, "ratified")
        self.assertEqual(budget.rka_number, "RKA/1/2026")

    def test_gunung_mas_6_1_guided_by_kua_ppas_and_rkpd(self):
        """Both are named with number and date; what is missing is said and recorded."""
        notice = self.budget.reference_notice
        self.assertIn("KUA/PPAS, RKPD", notice)
        self.assertIn("Pasal 6 ayat (1)", notice)
        self.assertIn("cannot be added afterwards", notice)
        self.budget.action_ratify()
        self.assertIn(
            "was ratified without number and date of: KUA/PPAS, RKPD",
            self.budget.with_user(self.user_inspektorat).reference_notice,
        )
        texts = self.budget.message_ids.mapped("body")
        self.assertTrue(any("KUA/PPAS, RKPD" in text for text in texts))
        other = self._create_budget({self.sub_1: 1}, year=2027, **RKA, **GUIDES)
        self.assertFalse(other.reference_notice)
        other.kua_ppas_date = False
        self.assertIn("KUA/PPAS", other.reference_notice)
        self.assertNotIn("RKPD", other.reference_notice)

    def test_gunung_mas_6_1_the_profile_says_whether_the_guides_are_asked_for(self):
        """Paser 23/2016 knows no such duty; a regency may make it strict."""
        rule = self.env.ref("sidocakep_base.rule_gunung_mas_budget_guides")
        rule.severity = "severe"
        self.budget.invalidate_recordset()
        with self.assertRaisesRegex(UserError, r"Pasal 6 ayat \(1\)"):
            self.budget.action_ratify()
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        self.budget.invalidate_recordset()
        self.assertFalse(self.budget.reference_notice)
        self.budget.action_ratify()
        self.assertFalse(self.budget.reference_notice)

    def test_a_definitive_rka_needs_number_date_and_lines(self):
        for vals in ({"rka_number": False}, {"rka_date": False}):
            budget = self._create_budget({self.sub_1: 1}, year=2027, **{**RKA, **vals})
            with self.assertRaisesRegex(UserError, "number and date of its RKA"):
                budget.action_decide_rka()
            budget.unlink()
        empty = self._create_budget({}, year=2027, **RKA)
        with self.assertRaises(UserError):
            empty.action_decide_rka()

    @freeze_time("2025-11-01")
    def test_an_rka_is_not_definitive_on_a_day_to_come(self):
        with self.assertRaisesRegex(UserError, "day to come"):
            self.budget.action_decide_rka()

    def test_the_dpa_does_not_come_before_its_rka(self):
        with self.assertRaisesRegex(ValidationError, "lies before “RKA Definitive"):
            self.budget.ratified_on = "2025-11-27"

    def test_a_definitive_rka_is_frozen_but_for_number_and_date_of_the_dpa(self):
        self.budget.action_decide_rka()
        budget = self.budget.with_user(self.user_organisasi)
        for change in (
            {"rka_number": "2"},
            {"rkpd_number": "2"},
            {"year": 2027},
            {"number": "DPA/8", "rka_date": "2025-11-29"},
        ):
            with self.assertRaisesRegex(FrozenRecordError, "Take the RKA back"):
                budget.write(change)
        with self.assertRaises(FrozenRecordError):
            budget.line_ids.amount = 1
        with self.assertRaises(FrozenRecordError):
            budget.unlink()
        budget.number = "DPA/8"
        budget.action_reopen_rka()
        budget.line_ids.amount = 1
        self.assertEqual((budget.state, budget.total_amount), ("draft", 1))

    def test_who_does_not_ratify_does_not_decide_the_rka(self):
        budget = self.budget.with_user(self.user_monev)
        with self.assertRaises(AccessError):
            budget.action_decide_rka()
        with self.assertRaises(TransitionAccessError):
            budget.sudo().action_decide_rka()
        self.budget.action_decide_rka()
        with self.assertRaises(TransitionAccessError):
            budget.sudo().action_reopen_rka()

    def test_a_changed_rka_beside_a_dpa_is_none(self):
        """The DPA stands until the next is ratified."""
        model = self.env["sidocakep.budget"]
        self.assertFalse(model._get_definitive_rkas(self.agency_a, 2026))
        self.budget.action_decide_rka()
        self.assertEqual(
            model._get_definitive_rkas(self.agency_a, 2026),
            {self.agency_a.id: self.budget},
        )
        self.budget.write({"number": "DPA/9", "ratified_on": date(2026, 1, 2)})
        self.budget.action_ratify()
        change = model.browse(self.budget.action_create_perubahan()["res_id"])
        change.write({"rka_number": "RKAP/1", "rka_date": "2026-07-01"})
        change.action_decide_rka()
        self.assertFalse(model._get_definitive_rkas(self.agency_a, 2026))
