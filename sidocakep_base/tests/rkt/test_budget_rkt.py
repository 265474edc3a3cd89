"""The budget is based on the decided RKT. Gunung Mas 24/2024 art. 10(4)."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common_rkt import DECIDED_ON, RktCase
from ..thorough import long


@tagged("post_install", "-at_install")
class TestBudgetRkt(RktCase):
    """Gunung Mas 24/2024 art. 10(4): the RKT is the basis of the RKA."""

    def test_gunung_mas_10_4_a_budget_is_based_on_the_decided_rkt(self):
        rkt = self._create_rkt()
        budget = self._create_budget({self.sub_1: 1})
        with self.assert_refused(ValidationError, "based on a decided RKT"):
            budget.rkt_id = rkt
        budget.unlink()
        self._decide_rkt(rkt)
        budget = self._create_budget({self.sub_1: 1})
        self.assertEqual(budget.rkt_id, rkt)
        self.assertFalse(budget.rkt_notice)
        self.assertEqual((rkt.budget_ids, rkt.budget_count), (budget, 1))
        draft = self._create_rkt(year=2027)
        with self.assertRaisesRegex(ValidationError, "based on a decided RKT"):
            budget.rkt_id = draft

    def test_gunung_mas_10_4_a_budget_without_an_rkt_is_named_not_refused(self):
        budget = self._create_budget({self.sub_1: 1})
        self.assertIn("There is no decided RKT 2026", budget.rkt_notice)
        self.assertIn("Pasal 10 ayat (4)", budget.rkt_notice)
        budget.with_user(self.user_secretary_a).action_ratify()
        self.assertEqual(budget.state, "ratified")
        self.assertIn("There is no decided RKT", budget.message_ids[0].body)
        self.assertFalse(budget.can_tie_rkt)
        with self.assertRaisesRegex(UserError, "There is no decided RKT"):
            budget.action_tie_rkt()

    def test_gunung_mas_10_4_a_ratified_budget_is_tied_to_the_rkt_it_came_after(self):
        """Entered here late: ratified 2 January 2026, RKT of 30 September 2025."""
        budget = self._create_budget({self.sub_1: 1})
        budget.action_ratify()
        rkt = self._decide_rkt(self._create_rkt())
        self.assertFalse(budget.rkt_id)
        self.assertIn("Press Tie to the RKT", budget.rkt_notice)
        budget.with_user(self.user_head_a).action_tie_rkt()
        self.assertEqual(budget.rkt_id, rkt)
        self.assertFalse(budget.rkt_notice)
        with self.assertRaisesRegex(UserError, "tied to its RKT already"):
            budget.action_tie_rkt()

    def test_gunung_mas_10_4_an_rkt_decided_after_the_budget_was_not_its_basis(self):
        budget = self._create_budget({self.sub_1: 1})
        budget.action_ratify()
        self._decide_rkt(self._create_rkt(), on="2026-01-03")
        self.assertIn("after this budget was ratified", budget.rkt_notice)
        with self.assertRaisesRegex(UserError, "after this budget was ratified"):
            budget.action_tie_rkt()
        self.assertFalse(budget.rkt_id)

    def test_gunung_mas_10_4_a_date_before_the_rkt_is_said_while_it_can_be_mended(self):
        """After the ratification nobody can check the two dates any more."""
        rkt = self._decide_rkt(self._create_rkt(), on="2026-01-03")
        budget = self._create_budget({self.sub_1: 1}, ratified_on="2026-01-02")
        self.assertEqual(budget.rkt_id, rkt)
        self.assertIn("Correct it before you press Ratify", budget.rkt_notice)
        budget.action_ratify()
        self.assertIn("stay on record", budget.rkt_notice)

    def test_the_budget_of_the_government_is_not_asked(self):
        budget = self.env["sidocakep.budget"].create(
            {"company_id": self.government.id, "year": 2026}
        )
        self.assertFalse(budget.rkt_notice)

    def test_readers_tie_nothing(self):
        budget = self._create_budget({self.sub_1: 1})
        self._decide_rkt(self._create_rkt(), on=DECIDED_ON)
        budget.rkt_id = False
        for key in ("ech3_a", "inspektorat", "bappeda", "head_b"):
            model = self.env["sidocakep.budget"].with_user(getattr(self, f"user_{key}"))
            with self.subTest(role=key), self.assertRaises(AccessError):
                call_kw(model, "action_tie_rkt", [[budget.id]], {})

    @long
    def test_notices_cost_the_same_for_one_and_for_fifty_budgets(self):
        first = self._create_budget({self.sub_1: 1})
        more = self.env["sidocakep.budget"].create(
            [
                {"company_id": self._create_company(f"D{number}").id, "year": 2026}
                for number in range(50)
            ]
        )
        one = self._count_queries(lambda: first.mapped("rkt_notice"))
        fifty = self._count_queries(lambda: more.mapped("rkt_notice"))
        self.assertEqual(one, fifty)
