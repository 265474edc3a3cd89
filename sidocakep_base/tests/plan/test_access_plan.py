"""Who may do what with plans, indicators, targets and budgets: roles by operations."""

from functools import partial

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common_plan import PlanCase
from ..thorough import long, some

# What a role may do with the records of agency A; r read, w write, c create, u unlink.
ROLES = {
    "head_a": "rwcu",
    "secretary_a": "rwcu",
    "ech3_a": "r",
    "ech4_a": "r",
    "func_a": "r",
    "pelaksana_a": "r",
    "head_b": "",
    "bupati": "r",
    "sekda": "r",
    "organisasi": "rwcu",
    "bappeda": "r",
    "monev": "r",
    "inspektorat": "r",
    "hr": "r",
}
# And with the RPJMD of the government.
GOVERNMENT_ROLES = {
    **dict.fromkeys(ROLES, "r"),
    "organisasi": "rwcu",
    "bappeda": "rwcu",
}


@tagged("post_install", "-at_install")
class TestAccessPlan(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator(node_ids=cls.goal.ids)
        cls.target = cls._create_target(cls.indicator, "1", plan_id=cls.plan.id)
        cls.cost = cls.env["sidocakep.plan.cost"].create(
            {"node_id": cls.sub_1.id, "year": 2025, "amount": 1}
        )
        cls.budget = cls._create_budget({cls.sub_1: 1})
        cls.line = cls.budget.line_ids
        cls.rpjmd_indicator = cls._create_indicator(
            "IKU Daerah", company_id=cls.government.id
        )
        cls.rpjmd_target = cls._create_target(cls.rpjmd_indicator, "1")

    def _get_cases(self):
        """Yield (record, harmless change, values of another record)."""
        agency = self.agency_a.id
        yield (
            self.plan,
            {"name": "X"},
            {
                "name": "Baru",
                "company_id": agency,
                "year_start": 2040,
            },
        )
        yield (
            self.goal,
            {"beneficiaries": "X"},
            {
                "plan_id": self.plan.id,
                "level": "tujuan",
                "name": "Baru",
            },
        )
        yield (
            self.cost,
            {"amount": 2},
            {
                "node_id": self.sub_2.id,
                "year": 2025,
                "amount": 1,
            },
        )
        yield (
            self.indicator,
            {"data_source": "X"},
            {
                "name": "Baru",
                "company_id": agency,
            },
        )
        yield (
            self.target,
            {"written": "2"},
            {
                "indicator_id": self.indicator.id,
                "year": 2027,
                "written": "2",
            },
        )
        yield self.budget, {"number": "X"}, {"company_id": agency, "year": 2027}
        yield (
            self.line,
            {"note": "X"},
            {
                "budget_id": self.budget.id,
                "node_id": self.sub_2.id,
                "amount": 1,
            },
        )

    def _get_government_cases(self):
        government = self.government.id
        yield (
            self.rpjmd,
            {"name": "X"},
            {
                "name": "Baru",
                "kind": "rpjmd",
                "company_id": government,
                "year_start": 2040,
            },
        )
        yield (
            self.rpjmd_goal,
            {"beneficiaries": "X"},
            {
                "plan_id": self.rpjmd.id,
                "level": "tujuan",
                "name": "Baru",
            },
        )
        yield (
            self.rpjmd_indicator,
            {"data_source": "X"},
            {
                "name": "Baru",
                "company_id": government,
            },
        )
        yield (
            self.rpjmd_target,
            {"written": "2"},
            {
                "indicator_id": self.rpjmd_indicator.id,
                "year": 2027,
                "written": "2",
            },
        )

    def _check_operations(self, record, change, values, roles, call):
        """Try the four operations on ``record`` as every role, by ``call``."""
        for key, allowed in roles.items():
            model = self.env[record._name].with_user(getattr(self, f"user_{key}"))
            record_id = record.id
            calls = {
                "r": ("read", [[record_id], ["display_name"]]),
                "w": ("write", [[record_id], change]),
                "c": ("create", [[values]]),
                "u": ("unlink", [[record_id]]),
            }
            for operation, (method, arguments) in calls.items():
                operate = partial(call, model, method, arguments)
                if (
                    method == "unlink"
                    and operation in allowed
                    and record._name != "sidocakep.target"
                ):
                    # What else hangs on it is not this test's business.
                    operate = partial(model.browse(record_id).check_access, "unlink")
                self.assert_access(
                    operation in allowed,
                    operate,
                    role=key,
                    model=record._name,
                    operation=operation,
                )

    @staticmethod
    def _call_orm(model, method, arguments):
        if method == "create":
            return model.create(*arguments)
        [record_id], *rest = arguments
        return getattr(model.browse(record_id), method)(*rest)

    @staticmethod
    def _call_rpc(model, method, arguments):
        return call_kw(model, method, arguments, {})

    @long
    def test_roles_by_orm(self):
        for case in self._get_cases():
            self._check_operations(*case, ROLES, self._call_orm)

    def test_roles_by_rpc(self):
        for case in some(self._get_cases(), 3):
            self._check_operations(*case, ROLES, self._call_rpc)

    @long
    def test_roles_on_what_is_the_governments(self):
        for case in some(self._get_government_cases(), 2):
            for call in (self._call_orm, self._call_rpc):
                self._check_operations(*case, GOVERNMENT_ROLES, call)

    def test_another_agency_sees_and_changes_nothing(self):
        for record, change, _values in self._get_cases():
            model = self.env[record._name].with_user(self.user_head_b)
            self.assertFalse(model.search([("id", "=", record.id)]))
            with self.assertRaises(AccessError):
                call_kw(model, "write", [[record.id], change], {})

    def test_nothing_is_moved_into_another_agency(self):
        plan = self.plan.with_user(self.user_head_a)
        with self.assertRaises(AccessError):
            plan.company_id = self.agency_b
        loose = self._create_indicator("Lepas")
        with self.assertRaises(AccessError):
            loose.with_user(self.user_head_a).company_id = self.agency_b
        foreign = self._create_plan(name="B", company_id=self.agency_b.id)
        with self.assertRaises(AccessError):
            self.sub_2.with_user(self.user_head_a).write(
                {"plan_id": foreign.id, "parent_id": False}
            )
        with self.assertRaises(AccessError):
            self.budget.with_user(self.user_head_a).company_id = self.agency_b

    def test_a_foreign_node_is_not_reached_by_a_link(self):
        foreign = self._create_plan(name="B", company_id=self.agency_b.id)
        node = self._create_node(foreign, "tujuan", "Tujuan B")
        with self.assertRaises(AccessError):
            node.with_user(self.user_head_a).indicator_ids = self.indicator

    def test_public_methods_refuse_who_may_not(self):
        """Every action, called by RPC as the least privileged who must not."""
        self._decide(self.plan)
        self.budget.action_ratify()
        calls = (
            (self.plan, "action_amend"),
            (self.plan, "action_end"),
            (self.plan, "action_add_programs"),
            (self.budget, "action_create_pergeseran"),
            (self.budget, "action_create_perubahan"),
        )
        for record, method in calls:
            for user in (self.user_ech3_a, self.user_inspektorat, self.user_head_b):
                model = self.env[record._name].with_user(user)
                with (
                    self.subTest(method=method, user=user.login),
                    self.assertRaises(AccessError),
                ):
                    call_kw(model, method, [[record.id]], {})

    def test_target_rows_are_not_made_by_readers(self):
        model = self.env["sidocakep.indicator"]
        for user in (self.user_ech3_a, self.user_inspektorat):
            with self.assertRaises(AccessError):
                call_kw(
                    model.with_user(user),
                    "action_create_target_rows",
                    [[self.indicator.id]],
                    {},
                )

    def test_programmes_are_not_added_by_readers(self):
        for user in (self.user_ech3_a, self.user_inspektorat):
            with self.assertRaises(AccessError):
                self.env["sidocakep.plan.add.programs"].with_user(user).create(
                    {"plan_id": self.plan.id}
                )

    def test_every_action_opens_for_those_who_read(self):
        for action in (
            "sidocakep_plan_action",
            "sidocakep_plan_node_action",
            "sidocakep_plan_node_budget_action",
            "sidocakep_plan_cost_action",
            "sidocakep_indicator_action",
            "sidocakep_target_action",
            "sidocakep_budget_action",
            "sidocakep_budget_line_action",
        ):
            for user in (
                self.user_pelaksana_a,
                self.user_inspektorat,
                self.user_bupati,
            ):
                with self.subTest(action=action, user=user.login):
                    self.open_action(user, f"sidocakep_base.{action}")
