"""What the program writes into a sealed budget makes no forgery good."""

from odoo.tests import tagged

from ...engine.sealed_content import FORGED
from ..common_rkt import RktCase
from ..seal_case import SealedCase


@tagged("post_install", "-at_install")
class TestBudgetSealed(SealedCase, RktCase):
    """It is tied to its RKT after it was ratified: a write without a step."""

    def _tie(self, forgery=None):
        budget = self._create_budget({self.sub_1: 1})
        budget.action_ratify()
        self._decide_rkt(self._create_rkt())
        self._commit()
        if forgery:
            self._forge(forgery, budget.id)
        budget.action_tie_rkt()
        self._commit()
        return budget

    def test_tied_as_it_was_ratified_it_is_intact(self):
        self._assert_sealed(self._tie())

    def test_forged_before_it_is_tied_it_is_told(self):
        forged = "UPDATE sidocakep_budget_line SET amount = 99 WHERE budget_id = %s"
        budget = self._tie(forged)
        self.assertTrue(self._get_seals(budget)[0].content.get(FORGED))
        self.assertEqual(self._judge(budget), ("broken", ["forged"]))
