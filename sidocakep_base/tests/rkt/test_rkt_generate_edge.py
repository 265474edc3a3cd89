"""Drawing up many RKTs, and tying budgets to them, at the edges."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import ROLES
from ..common_rkt import RktCase


@tagged("post_install", "-at_install")
class TestRktGenerateEdge(RktCase):
    def _generate(self, companies, user=None, **kw):
        model = self.env["sidocakep.rkt.generate"]
        model = model.with_user(user or self.user_organisasi)
        return model.create({"year": 2026, "company_ids": companies.ids, **kw})

    def _outcomes(self, wizard):
        return {row.company_id: row.outcome for row in wizard.row_ids}

    def test_each_agency_gets_what_its_state_asks_for(self):
        """A decided, the government in draft, B without a plan, in one go."""
        decided = self._decide_rkt(self._create_rkt())
        before = decided._get_tables()
        draft = self._create_rkt(self.government, draw=False)
        wizard = self._generate(self.agency_a + self.government + self.agency_b)
        self.assertEqual(
            self._outcomes(wizard),
            {
                self.agency_a: "decided",
                self.government: "update",
                self.agency_b: "no_plan",
            },
        )
        wizard.action_generate()
        self.assertEqual(draft.line_ids.mapped("printed_value"), ["72,5 Persen"])
        self.assertEqual(decided._get_tables(), before)
        self.assertFalse(
            self.env["sidocakep.rkt"].search([("company_id", "=", self.agency_b.id)])
        )

    def test_the_draft_of_an_amendment_is_brought_up_to_date(self):
        """Not the decided version before it."""
        decided = self._decide_rkt(self._create_rkt())
        amendment = decided._amend()
        wizard = self._generate(self.agency_a)
        self.assertEqual(wizard.row_ids.rkt_id, amendment)
        action = wizard.action_generate()
        self.assertEqual(action["res_id"], amendment.id)
        self.assertEqual(decided.state, "decided")

    def test_only_a_decided_plan_is_drawn_from(self):
        plan = self._create_plan(
            name="B", company_id=self.agency_b.id, parent_plan_id=self.rpjmd.id
        )
        self._create_node(plan, "tujuan", "T")
        for state, outcome in (
            ("draft", "no_plan"),
            ("reviewed", "no_plan"),
            ("decided", "create"),
            ("ended", "no_plan"),
        ):
            with self.subTest(state=state):
                plan._with_workflow_bypass().write({"state": state})
                wizard = self._generate(self.agency_b)
                self.assertEqual(wizard.row_ids.outcome, outcome)

    def test_a_year_before_or_after_the_plan_has_none(self):
        """The Renstra is of 2025 to 2029."""
        for year, outcome in (
            (2024, "no_plan"),
            (2025, "create"),
            (2029, "create"),
            (2030, "no_plan"),
            (0, "no_plan"),
        ):
            with self.subTest(year=year):
                wizard = self._generate(self.agency_a, year=year)
                self.assertEqual(wizard.row_ids.outcome, outcome)
                self.assertEqual(wizard.has_work, outcome == "create")

    def test_all_five_years_of_a_plan_may_be_drawn_up(self):
        """Usia harapan hidup: 70,1 in 2025 to 70,5 in 2029."""
        for year in range(2025, 2030):
            self._generate(self.agency_a, year=year).action_generate()
        rkts = self.env["sidocakep.rkt"].search(
            [("company_id", "=", self.agency_a.id)], order="year"
        )
        self.assertEqual(
            [self._line(rkt, self.life).value for rkt in rkts],
            [70.1, 70.2, 70.3, 70.4, 70.5],
        )

    def test_no_agency_chosen_nothing_drawn(self):
        wizard = self._generate(self.env["res.company"])
        with self.assertRaisesRegex(UserError, "choose at least one agency"):
            wizard.action_generate()

    def test_only_units_of_the_government_are_offered(self):
        firm = self._create_company("CV Rekanan")
        closed = self._create_company("Dinas Lama", sidocakep_kind="dinas")
        closed.active = False
        model = self.env["sidocakep.rkt.generate"].with_user(self.user_organisasi)
        offered = model.create({"year": 2026}).allowed_company_ids
        self.assertIn(self.agency_b, offered)
        self.assertNotIn(firm, offered)
        self.assertNotIn(closed, offered)

    def test_who_may_open_the_wizard(self):
        # the Sekda heads the Setda, an agency like the others
        may = {"head_a", "secretary_a", "head_b", "sekda", "bappeda", "organisasi"}
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            model = self.env["sidocakep.rkt.generate"].with_user(user)
            vals = {"year": 2026, "company_ids": user.company_id.ids}
            with self.subTest(role=role):
                if role in may:
                    call_kw(model, "create", [[vals]], {})
                else:
                    with self.assertRaises(AccessError):
                        call_kw(model, "create", [[vals]], {})

    def test_a_head_of_two_agencies_draws_up_those_chosen_above(self):
        """By a decree, not by looking at the other agency; those chosen above."""
        self.user_head_a.company_ids |= self.agency_b
        secretary_b = self._create_job(
            "Sekretaris BPBD", "secretary", self.job_head_b, self.agency_b
        )
        model = self.env["sidocakep.rkt.generate"].with_user(self.user_head_a)
        both = self.agency_a + self.agency_b
        self.assertEqual(
            model.with_context(allowed_company_ids=both.ids)
            .create({"year": 2026})
            .company_ids,
            self.agency_a,
        )
        self._create_acting(secretary_b, self.employee_head_a, "plt", "2020-01-01")
        self.env.cr.flush()
        for companies in (self.agency_a, self.agency_b, both):
            with self.subTest(companies=companies.mapped("name")):
                wizard = model.with_context(allowed_company_ids=companies.ids).create(
                    {"year": 2026}
                )
                self.assertEqual(wizard.company_ids, companies)


@tagged("post_install", "-at_install")
class TestBudgetTie(RktCase):
    """Gunung Mas 24/2024 art. 10(4): the RKT comes first, then the RKA and DPA."""

    def test_the_day_of_the_documents_decides(self):
        """RKT of 30 September 2025; a DPA of that very day came not before it."""
        for day, may in (
            ("2025-09-29", False),
            ("2025-09-30", True),
            ("2025-10-01", True),
        ):
            with self.subTest(ratified=day):
                savepoint = self.env.cr.savepoint()
                budget = self._create_budget({self.sub_1: 1}, ratified_on=day)
                budget.action_ratify()
                self._decide_rkt(self._create_rkt())
                self.assertEqual(budget.can_tie_rkt, may)
                self.assertTrue(budget.rkt_notice)
                savepoint.close(rollback=True)
                self.env.invalidate_all()

    def test_a_draft_budget_follows_its_year(self):
        rkts = {
            year: self._decide_rkt(self._create_rkt(year=year), f"050/{year}")
            for year in (2026, 2027)
        }
        budget = self._create_budget({self.sub_1: 1})
        self.assertEqual(budget.rkt_id, rkts[2026])
        budget.year = 2027
        self.assertEqual(budget.rkt_id, rkts[2027])
        budget.year = 2028
        self.assertFalse(budget.rkt_id)

    def test_a_budget_keeps_the_version_that_it_was_based_on(self):
        """The amendment of the RKT is the basis of what is drafted after it."""
        rkt = self._decide_rkt(self._create_rkt())
        budget = self._create_budget({self.sub_1: 1})
        budget.action_ratify()
        amendment = rkt._amend()
        amendment.amendment_reason = "Perubahan"
        self._decide_rkt(amendment, "050/2/2025", "2025-11-01")
        self.assertEqual(budget.rkt_id, rkt)
        self.assertFalse(budget.rkt_notice)
        self.assertEqual((rkt.budget_count, amendment.budget_count), (1, 0))

    def test_a_draft_rkt_is_no_basis(self):
        budget = self._create_budget({self.sub_1: 1})
        self._create_rkt()
        self.assertFalse(budget.can_tie_rkt or budget.rkt_id)
        self.assertIn("There is no decided RKT 2026", budget.rkt_notice)

    def test_no_rkt_of_another_agency_or_year_is_a_basis(self):
        other_year = self._decide_rkt(self._create_rkt(year=2027))
        of_government = self._decide_rkt(self._create_rkt(self.government))
        budget = self._create_budget({self.sub_1: 1})
        for rkt in (other_year, of_government):
            with (
                self.subTest(rkt=rkt.display_name),
                self.assertRaisesRegex(ValidationError, "same agency and year"),
                self.env.cr.savepoint(),
            ):
                budget.rkt_id = rkt

    def test_of_several_budgets_all_are_tied_or_none(self):
        """That of 2027 has no RKT: the one of 2026 stays untied as well."""
        budgets = self._create_budget({self.sub_1: 1}) | self._create_budget(
            {self.sub_1: 1}, year=2027, number="DPA/2027"
        )
        self._decide_rkt(self._create_rkt())
        budgets.rkt_id = False
        with self.assertRaises(UserError), self.env.cr.savepoint():
            budgets.action_tie_rkt()
        self.env.invalidate_all()
        self.assertFalse(budgets.rkt_id)
        budgets[0].action_tie_rkt()
        self.assertTrue(budgets[0].rkt_id)

    def test_a_tied_rkt_is_not_deleted(self):
        rkt = self._decide_rkt(self._create_rkt())
        self._create_budget({self.sub_1: 1})
        with self.assertRaises(UserError):
            rkt.with_user(self.user_organisasi).unlink()

    def test_who_may_tie(self):
        """Each role by RPC; the agency's own head and secretary, and the division."""
        may = {"head_a", "secretary_a", "organisasi"}
        self._decide_rkt(self._create_rkt())
        for role in ROLES:
            savepoint = self.env.cr.savepoint()
            budget = self._create_budget({self.sub_1: 1})
            budget.rkt_id = False
            model = budget.browse().with_user(getattr(self, f"user_{role}"))
            with self.subTest(role=role):
                if role in may:
                    call_kw(model, "action_tie_rkt", [budget.ids], {})
                    self.assertTrue(budget.rkt_id)
                else:
                    with self.assertRaises(AccessError):
                        call_kw(model, "action_tie_rkt", [budget.ids], {})
            savepoint.close(rollback=True)
            self.env.invalidate_all()
