"""Versions of a plan: what an amendment carries over, what stays, what is refused."""

from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError, TransitionError
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestPlanVersion(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator("IKM", node_ids=cls.objective.ids)
        cls._create_target(cls.indicator, "80", plan_id=cls.plan.id)
        cls.env["sidocakep.plan.cost"].create(
            {"node_id": cls.sub_1.id, "year": 2026, "amount": 100}
        )
        cls.sub_1.link_ids = cls.sub_2
        cls.objective.write(
            {
                "operational_definition": "Artinya",
                "stakeholders": "DPRD",
                "beneficiaries": "Warga",
                "responsible_job_id": cls.job_head_a.id,
                "staff_job_ids": [(6, 0, cls.job_ech3_a.ids)],
            }
        )
        cls._decide(cls.plan)

    def _amend(self, plan=None, number="Perbup 3/2027", day="2027-03-01"):
        amendment = (plan or self.plan)._amend()
        amendment.write(
            {
                "amendment_reason": "Evaluasi",
                "document_number": number,
                "document_date": day,
            }
        )
        return amendment

    def _twin(self, node, plan):
        return plan.node_ids.filtered(lambda other: other.identity == node.identity)

    # ------------------------------------------------------------------
    # What an amendment carries over
    # ------------------------------------------------------------------

    def test_three_versions_share_identities_and_no_row(self):
        second = self._amend()
        self._decide(second)
        third = self._amend(second, "Perbup 4/2028", "2028-03-01")
        versions = self.plan | second | third
        identities = [set(plan.node_ids.mapped("identity")) for plan in versions]
        self.assertEqual(identities[0], identities[1])
        self.assertEqual(identities[1], identities[2])
        self.assertEqual(len(versions.node_ids), 3 * len(self.plan.node_ids))
        self.assertEqual(versions.mapped("version"), [1, 2, 3])
        self.assertEqual(versions.mapped("state"), ["amended", "decided", "draft"])
        self.assertEqual(third._get_versions(), third | second | self.plan)

    def test_a_node_keeps_all_that_it_says(self):
        amendment = self._amend()
        twin = self._twin(self.objective, amendment)
        for name in (
            "name",
            "level",
            "code",
            "sequence",
            "operational_definition",
            "stakeholders",
            "beneficiaries",
            "responsible_job_id",
            "staff_job_ids",
            "indicator_ids",
            "upper_node_id",
        ):
            with self.subTest(field=name):
                self.assertEqual(twin[name], self.objective[name])
        self.assertEqual(twin.parent_id, self._twin(self.goal, amendment))

    def test_links_of_the_map_lead_within_the_new_version(self):
        amendment = self._amend()
        effects = self._twin(self.sub_1, amendment).link_ids
        self.assertEqual(effects, self._twin(self.sub_2, amendment))
        self.assertEqual(self.sub_1.link_ids, self.sub_2)

    def test_costs_and_targets_are_rows_of_their_own(self):
        """What the amendment changes leaves the decided version as it was."""
        amendment = self._amend()
        self._twin(self.sub_1, amendment).cost_ids.amount = 999
        amendment.target_ids.written = "95"
        self.assertEqual(self.plan.estimated_cost, 100)
        self.assertEqual(amendment.estimated_cost, 999)
        self.assertEqual(self.plan.target_ids.printed_value, "80 Persen")

    def test_an_indicator_taken_from_the_amendment_stays_in_the_decided_plan(self):
        amendment = self._amend()
        self._twin(self.objective, amendment).indicator_ids = False
        self.assertEqual(self.objective.indicator_ids, self.indicator)
        self.assertEqual((self.plan.indicator_count, amendment.indicator_count), (1, 0))
        with self.assertRaises(FrozenRecordError):
            self.indicator.node_ids = False

    def test_an_archived_indicator_comes_along(self):
        """It left the lists; the plan that promised it still does."""
        with patch.object(type(self.indicator), "_check_not_in_force"):
            self.indicator.active = False
        amendment = self._amend()
        twin = self._twin(self.objective, amendment)
        linked = twin.with_context(active_test=False).indicator_ids
        self.assertEqual(linked, self.indicator)

    def test_the_document_of_the_amendment_is_its_own(self):
        amendment = self.plan._amend()
        self.assertFalse(
            amendment.document_number
            or amendment.document_date
            or amendment.signer_name
            or amendment.amendment_reason
            or amendment.reviewer_id
            or amendment.decided_on
        )
        self.assertEqual(amendment.parent_plan_id, self.rpjmd)
        self.assertEqual(
            (amendment.year_start, amendment.year_end),
            (self.plan.year_start, self.plan.year_end),
        )

    def test_a_plan_of_six_years_is_amended_with_its_six_years(self):
        years = {"year_start": 2019, "year_end": 2024}
        guide = self._create_plan(
            name="RPJMD Lama", kind="rpjmd", company_id=self.government.id, **years
        )
        plan = self._create_plan(
            name="Lama",
            parent_plan_id=guide.id,
            **years,
            document_number="1",
            document_date="2020-02-01",
        )
        self._create_node(plan, "tujuan", "T")
        self._decide(plan)
        amendment = plan._amend()
        self.assertEqual((amendment.year_start, amendment.year_end), (2019, 2024))

    # ------------------------------------------------------------------
    # What is refused
    # ------------------------------------------------------------------

    def test_only_a_decided_plan_is_amended(self):
        amendment = self._amend()
        for plan in (amendment, self.rpjmd):
            with self.subTest(plan=plan.display_name), self.assertRaises(UserError):
                plan._amend()
        self._decide(amendment)
        with self.assertRaisesRegex(UserError, "Only the version in force"):
            self.plan._amend()
        amendment.action_end()
        with self.assertRaisesRegex(UserError, "Only the version in force"):
            amendment._amend()

    def test_blanks_are_no_reason(self):
        amendment = self._amend()
        for reason in (False, "", "  ", "\n"):
            amendment.amendment_reason = reason
            with (
                self.subTest(reason=reason),
                self.assertRaisesRegex(UserError, "reason of the amendment"),
            ):
                amendment.action_review()

    def test_a_dropped_amendment_makes_room_for_another(self):
        self._amend().with_user(self.user_head_a).unlink()
        self.assertEqual(self.plan._amend().version, 2)

    def test_nothing_that_counted_is_deleted(self):
        amendment = self._amend()
        amendment.action_review()
        plans = {"reviewed": amendment, "decided": self.plan}
        for state, plan in plans.items():
            with self.subTest(state=state), self.assertRaises(FrozenRecordError):
                plan.with_user(self.user_organisasi).unlink()
        self._decide_guide()
        amendment.action_decide()
        with self.assertRaises(FrozenRecordError):
            self.plan.with_user(self.user_organisasi).unlink()
        amendment.action_end()
        with self.assertRaises(FrozenRecordError):
            amendment.with_user(self.user_organisasi).unlink()

    def test_parts_of_what_counted_are_not_deleted_either(self):
        for part in (self.sub_1, self.sub_1.cost_ids, self.plan.target_ids):
            model = part.with_user(self.user_organisasi)
            with self.subTest(model=part._name), self.assertRaises(FrozenRecordError):
                call_kw(model.browse(), "unlink", [part.ids], {})

    def test_a_plan_that_was_reviewed_twice_is_not_reviewed_again(self):
        amendment = self._amend()
        amendment.action_review()
        with self.assertRaises(TransitionError):
            amendment.action_review()

    @mute_logger("odoo.sql_db")
    def test_one_version_in_force_and_one_draft_whatever_the_code_does(self):
        amendment = self._amend()
        for plan, vals in (
            (amendment, {"state": "decided"}),
            (amendment, {"version": 1}),
        ):
            with (
                self.subTest(vals=vals),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                plan._with_workflow_bypass().write(vals)
                plan.flush_recordset()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.plan._with_workflow_bypass().create(
                {
                    "name": "Lagi",
                    "company_id": self.agency_a.id,
                    "year_start": 2031,
                    "version": 9,
                    "previous_id": self.plan.id,
                }
            )

    def test_a_second_plan_of_the_same_years_is_told_in_words_by_rpc(self):
        """The client sees the sentence of the index, not that of the database."""
        model = self.env["sidocakep.plan"].with_user(self.user_head_a)
        vals = {"name": "Lagi", "company_id": self.agency_a.id, "year_start": 2025}
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError) as caught,
            self.env.cr.savepoint(),
        ):
            call_kw(model, "create", [[vals]], {})
        message = model._sql_error_to_message(caught.exception)
        self.assertIn("version of the plan exists already", message)

    # ------------------------------------------------------------------
    # Period, kind, copy
    # ------------------------------------------------------------------

    def test_the_years_of_a_plan(self):
        for start, end, allowed in (
            (2030, 2034, True),
            (2030, 2035, True),
            (2030, 2033, False),
            (2030, 2036, False),
            (2030, 2030, False),
            (26, 30, False),
            (2101, 2105, False),
        ):
            vals = {"name": "P", "year_start": start, "year_end": end}
            with self.subTest(years=(start, end)):
                if allowed:
                    self._create_plan(**vals).unlink()
                else:
                    with self.assertRaises(ValidationError), self.env.cr.savepoint():
                        self._create_plan(**vals)

    def test_the_form_proposes_the_fifth_year(self):
        with self.as_user(self.user_head_a) as env:
            form = Form(env["sidocakep.plan"])
            form.name = "Renstra 2030"
            form.year_start = 2030
            self.assertEqual(form.year_end, 2034)
            form.year_end = 2035
            form.year_start = 2031
            self.assertEqual(form.year_end, 2035, "five years from 2031")
            plan = form.save()
        self.assertEqual((plan.year_start, plan.year_end), (2031, 2035))

    def test_only_a_renstra_is_guided_and_only_by_an_rpjmd(self):
        other = self._create_plan(name="B", company_id=self.agency_b.id)
        for plan, guide in ((other, self.plan), (self.rpjmd, self.rpjmd)):
            with (
                self.subTest(plan=plan.name),
                self.assertRaises(ValidationError),
                self.env.cr.savepoint(),
            ):
                plan.parent_plan_id = guide

    def test_a_copy_for_another_period_is_an_empty_draft(self):
        copy = self.plan.copy({"year_start": 2030, "year_end": 2034})
        self.assertEqual((copy.state, copy.version), ("draft", 1))
        self.assertFalse(copy.previous_id or copy.node_ids or copy.target_ids)
        self.assertFalse(copy.reviewer_id or copy.decided_on)

    # ------------------------------------------------------------------
    # Who and where
    # ------------------------------------------------------------------

    def test_an_archived_reviewer_stays_named(self):
        amendment = self._amend()
        amendment.with_user(self.user_bappeda).action_review()
        self.user_bappeda.active = False
        self.env.invalidate_all()
        self.assertEqual(amendment.reviewer_id.name, self.user_bappeda.name)

    def test_a_new_plan_is_of_the_company_one_works_in(self):
        self.user_organisasi.company_ids |= self.agency_a | self.agency_b
        model = self.env["sidocakep.plan"].with_user(self.user_organisasi)
        for company in (self.agency_a, self.agency_b):
            with self.subTest(company=company.name):
                plan = model.with_company(company).new({"name": "P"})
                self.assertEqual(plan.company_id._origin or plan.company_id, company)

    def test_who_switches_to_another_agency_sees_that_one_only(self):
        """A head of both agencies: what is chosen above says whose plans are there."""
        other = self._create_plan(name="B", company_id=self.agency_b.id)
        self.user_head_a.company_ids |= self.agency_b
        model = self.env["sidocakep.plan"].with_user(self.user_head_a)
        for companies, seen in (
            (self.agency_a, self.plan),
            (self.agency_b, other),
            (self.agency_a + self.agency_b, self.plan | other),
        ):
            with self.subTest(companies=companies.mapped("name")):
                found = model.with_context(allowed_company_ids=companies.ids).search(
                    [("kind", "=", "renstra"), ("id", "in", (self.plan | other).ids)]
                )
                self.assertEqual(found, seen)

    def test_an_amendment_of_a_foreign_agency_is_neither_made_nor_read(self):
        amendment = self._amend()
        model = self.env["sidocakep.plan"].with_user(self.user_head_b)
        for method, arguments in (
            ("action_amend", [self.plan.ids]),
            ("action_compare", [amendment.ids]),
            ("read", [amendment.ids, ["name"]]),
            ("action_view_trend", [amendment.ids]),
        ):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(model, method, arguments, {})

    def test_in_force_is_what_is_decided_for_the_year(self):
        model = self.env["sidocakep.plan"]
        amendment = self._amend()
        for year, expected in (
            (2024, {}),
            (2025, {self.agency_a.id: self.plan}),
            (2029, {self.agency_a.id: self.plan}),
            (2030, {}),
        ):
            with self.subTest(year=year):
                found = model._get_in_force(
                    self.agency_a + self.agency_b, kind="renstra", year=year
                )
                self.assertEqual(found, expected)
        self._decide(amendment)
        self.assertEqual(
            model._get_in_force(self.agency_a, kind="renstra", year=2026),
            {self.agency_a.id: amendment},
        )
