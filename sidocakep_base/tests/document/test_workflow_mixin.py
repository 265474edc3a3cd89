"""The workflow mixin, walked on a real document: the plan."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)
from ...models.document.workflow_bypass_mixin import _BYPASS_KEY
from ...models.document.workflow_mixin import Transition
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestWorkflowMixin(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide_guide()

    def test_transition_by_the_role_that_owns_it(self):
        self.plan.action_review()
        plan = self.plan.with_user(self.user_head_a)
        self.assertTrue(plan.can_decide)
        plan.action_decide()
        self.assertEqual(plan.state, "decided")
        self.assertTrue(plan.decided_on)
        self.assertFalse(plan.can_decide)

    def test_transition_refused_to_another_role(self):
        """The secretary prepares the plan but does not decide it."""
        self.plan.action_review()
        plan = self.plan.with_user(self.user_secretary_a)
        self.assertFalse(plan.can_decide)
        with self.assertRaises(TransitionAccessError):
            plan.action_decide()
        self.assertEqual(self.plan.state, "reviewed")

    def test_transition_refused_without_write_access(self):
        self.plan.action_review()
        for user in (self.user_ech3_a, self.user_inspektorat, self.user_head_b):
            with self.assertRaises(AccessError):
                self.plan.with_user(user).action_decide()

    def test_transition_refused_from_another_state(self):
        plan = self.plan.with_user(self.user_head_a)
        with self.assertRaises(TransitionError):
            plan.action_decide()
        self.plan.action_review()
        plan.action_decide()
        with self.assertRaises(TransitionError):
            plan.action_decide()

    def test_transition_of_several_is_all_or_none(self):
        other = self._create_plan(name="Lain", year_start=2030, year_end=2034)
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            (self.plan | other).with_user(self.user_organisasi).action_review()
        self.assertIn("Lain", str(caught.exception))
        self.env.invalidate_all()
        self.assertEqual(self.plan.state, "draft")

    def test_sudo_does_not_make_another_person(self):
        self.plan.action_review()
        with self.assertRaises(TransitionAccessError):
            self.plan.with_user(self.user_secretary_a).sudo().action_decide()

    def test_state_cannot_be_written(self):
        for user in (self.user_head_a, self.user_organisasi):
            with self.assertRaises(WorkflowFieldError):
                self.plan.with_user(user).write({"state": "decided"})
        with self.assertRaises(WorkflowFieldError):
            self.plan.sudo().write({"decided_on": "2026-01-01"})

    def test_state_cannot_be_written_by_rpc(self):
        model = self.env["sidocakep.plan"].with_user(self.user_head_a)
        with self.assertRaises(WorkflowFieldError):
            call_kw(model, "write", [[self.plan.id], {"state": "decided"}], {})
        # What a client can send in a context is data: no object, no bypass.
        for forged in (True, 1, "object", {"__class__": "object"}):
            with self.assertRaises(WorkflowFieldError):
                call_kw(
                    model,
                    "write",
                    [[self.plan.id], {"state": "decided"}],
                    {"context": {_BYPASS_KEY: forged}},
                )

    def test_a_document_starts_at_the_beginning(self):
        vals = {"name": "Baru", "company_id": self.agency_a.id, "year_start": 2035}
        model = self.env["sidocakep.plan"].with_user(self.user_head_a)
        with self.assertRaises(WorkflowFieldError):
            call_kw(model, "create", [vals | {"state": "decided"}], {})
        ids = call_kw(
            model, "create", [[vals]], {"context": {"default_state": "decided"}}
        )
        self.assertEqual(self.env["sidocakep.plan"].browse(ids).state, "draft")

    def test_a_default_of_a_user_does_not_skip_steps(self):
        self.env["ir.default"].set(
            "sidocakep.plan", "state", "decided", user_id=self.user_head_a.id
        )
        plan = (
            self.env["sidocakep.plan"]
            .with_user(self.user_head_a)
            .create({"name": "Baru", "year_start": 2035})
        )
        self.assertEqual(plan.state, "draft")

    def test_the_default_value_may_be_sent(self):
        plan = self._create_plan(name="Baru", year_start=2035, state="draft", version=1)
        self.assertEqual(plan.state, "draft")

    def test_content_is_frozen(self):
        self._decide(self.plan)
        for user in (self.user_head_a, self.user_organisasi):
            with self.assertRaises(FrozenRecordError):
                self.plan.with_user(user).name = "Lain"
        with self.assertRaises(FrozenRecordError):
            self.plan.sudo().document_number = "Lain"

    def test_parts_are_frozen_with_the_document(self):
        self._decide(self.plan)
        node = self.objective.with_user(self.user_organisasi)
        with self.assertRaises(FrozenRecordError):
            node.name = "Lain"
        with self.assertRaises(FrozenRecordError):
            node.copy({"parent_id": self.goal.id})
        with self.assertRaises(FrozenRecordError):
            self.sub_2.with_user(self.user_organisasi).unlink()

    def test_a_part_cannot_move_into_a_frozen_document(self):
        self._decide(self.plan)
        other = self._create_plan(name="Lain", year_start=2030)
        node = self._create_node(other, "tujuan", "Tujuan lain")
        with self.assertRaises(FrozenRecordError):
            node.plan_id = self.plan

    def test_the_chatter_of_a_frozen_document_is_open(self):
        self._decide(self.plan)
        note = "Catatan"
        message = self.plan.with_user(self.user_head_a).message_post(body=note)
        self.assertIn(note, message.body)
        self.plan.with_user(self.user_head_a).activity_schedule(
            "mail.mail_activity_data_todo", summary="Tinjau"
        )

    def test_a_copy_starts_its_own_workflow(self):
        self._decide(self.plan)
        copy = self.plan.copy({"year_start": 2030, "year_end": 2034})
        self.assertEqual(copy.state, "draft")
        self.assertFalse(copy.decided_on)

    def test_a_decided_document_is_not_deleted(self):
        self._decide(self.plan)
        with self.assertRaises(FrozenRecordError):
            self.plan.with_user(self.user_organisasi).unlink()

    def test_a_draft_is_deleted_with_its_parts(self):
        nodes = self.plan.node_ids
        self.plan.with_user(self.user_head_a).unlink()
        self.assertFalse(nodes.exists())

    def test_the_reason_of_a_step_is_kept(self):
        self.plan._transition("review", reason="Sesuai hasil rapat")
        self.assertIn("Sesuai hasil rapat", self.plan.message_ids[0].body)

    def test_who_may_take_the_step(self):
        """``who`` limits a step to some of the records, for guard and button."""
        transitions = {
            "decide": Transition(("draft",), "decided", who="_filter_of_user")
        }
        cls = type(self.plan)
        self.patch(cls, "_workflow_transitions", transitions)
        cls._filter_of_user = lambda plans: plans.browse()
        self.addCleanup(delattr, cls, "_filter_of_user")
        self.assertFalse(self.plan.can_decide)
        with self.assertRaises(TransitionAccessError):
            self.plan.action_decide()

    def test_read_access_is_enough_where_declared(self):
        """A party signs what it may not edit: the state is written after all checks."""
        transitions = {"decide": Transition(("draft",), "decided", access="read")}
        self.patch(type(self.plan), "_workflow_transitions", transitions)
        plan = self.plan.with_user(self.user_ech3_a)
        with self.assertRaises(AccessError):
            plan.name = "Lain"
        plan._transition("decide")
        self.assertEqual(plan.state, "decided")

    def test_no_window_opens_on_a_step_that_its_state_refuses(self):
        """Who asks for a reason first is told before he has written it."""
        transitions = dict(self.plan._workflow_transitions)
        transitions["amend"] = Transition(("decided",), "amended")
        self.patch(type(self.plan), "_workflow_transitions", transitions)
        for state, _label in self.plan._fields["state"].selection:
            self.plan._with_workflow_bypass().write({"state": state})
            with self.subTest(state=state):
                if state == "decided":
                    self.plan._check_step("amend")
                    continue
                with self.assertRaises(TransitionError):
                    self.plan._check_step("amend")

    def test_buttons_of_many_records_cost_no_more_queries(self):
        plans = self.plan.concat(
            *(
                self._create_plan(name=f"P{year}", year_start=year)
                for year in range(2031, 2080)
            )
        )
        read = [
            self._count_queries(
                lambda records=records: records.with_user(self.user_head_a).mapped(
                    "can_decide"
                )
            )
            for records in (plans[:1], plans)
        ]
        self.assertEqual(len(plans), 50)
        self.assertEqual(read[0], read[1])
