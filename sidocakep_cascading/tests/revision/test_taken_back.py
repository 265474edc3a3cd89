"""What was submitted is taken back until the next step, made from the registry."""

from dataclasses import replace
from unittest.mock import patch

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.sidocakep_base.exceptions import TransitionError
from odoo.addons.sidocakep_base.models.document.submission_mixin import NOT_SUBMITTED
from odoo.addons.sidocakep_base.tests.at_once import AtOnceCase

from .steps_case import EveryStepCase

MEND = "sidocakep_base.mail_activity_type_mend"


@tagged("post_install", "-at_install")
class TestTakenBack(EveryStepCase):
    def _get_submitted(self):
        """Yield ``(document, who submitted it)`` of every kind that is submitted."""
        mixin = self.env.registry["sidocakep.submission.mixin"]
        for name in sorted(self.registry):
            model = self.env[name]
            if model._abstract or not isinstance(model, mixin):
                continue
            document = self._get_document(name)
            user = self.user_secretary_a
            if not document.company_id.parent_id:
                user = self.user_organisasi
            if name == "sidocakep.lkjip":
                document.review_ids._with_workflow_bypass().write({"state": "returned"})
            self._submit(document, user)
            yield document, user

    def _submit(self, document, user, state=None):
        step = document._workflow_transitions["take_back"]
        document._with_workflow_bypass().write(
            {
                "state": state or step.src[0],
                "submitted_on": "2026-02-02",
                "submitted_by_id": user.id,
                "taken_back_by_id": False,
            }
        )
        self.env.invalidate_all()

    def test_who_submitted_takes_it_back_and_the_next_step_waits(self):
        names = set()
        for document, user in self._get_submitted():
            names.add(document._name)
            own = document.with_user(user)
            with self.subTest(document._name):
                self.assertTrue(own.can_take_back)
                for role in ("inspektorat", "head_b", "pelaksana_a"):
                    other = document.with_user(getattr(self, f"user_{role}"))
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        other.action_take_back()
                own.action_take_back()
                self.env.invalidate_all()
                self.assertFalse(document.submitted_on or own.can_take_back)
                asked = document.activity_ids.filtered("automated")
                self.assertEqual(asked.activity_type_id, self.env.ref(MEND))
                self.assertEqual(asked.user_id, user)
                row = self.env["sidocakep.trail"].search(
                    [("res_model", "=", document._name)], limit=1
                )
                self.assertEqual(
                    (row.field_name, row.old_value, row.new_value, row.user_id),
                    ("submitted_by_id", user.display_name, False, user),
                )
                with self.assertRaisesRegex(TransitionError, "is not submitted"):
                    own.action_take_back()
                step = document._submission_next
                with self.assertRaisesRegex(
                    TransitionError, f"{user.name} has taken .* back to mend it"
                ):
                    document._transition(step)
                self.assertNotIn(document, document._workflow_allowed(step))
        self.assertGreaterEqual(len(names), 9)

    def test_what_the_next_person_has_done_is_not_taken_back(self):
        for document, user in self._get_submitted():
            step = document._workflow_transitions[document._submission_next]
            self._submit(document, user, step.dst)
            own = document.with_user(user)
            label = document._get_state_label()
            with self.subTest(document._name):
                self.assertFalse(own.can_take_back)
                with self.assertRaisesRegex(TransitionError, f"is {label}"):
                    own.action_take_back()

    def test_whoever_acts_next_is_asked_and_nobody_beside_him(self):
        """Submitted, taken back, submitted anew, given back: one activity each time."""
        unsubmitted = {"submitted_on": False, "submitted_by_id": False}
        for document, user in self._get_submitted():
            if document._name == "sidocakep.measurement.report":
                # the regency of the tests has no head of Tim Monev who is asked
                continue
            document.activity_ids.unlink()
            document._with_workflow_bypass().write(unsubmitted)
            self.env.flush_all()
            model, own = type(document), document.with_user(user)
            steps = model._workflow_transitions
            # what it lacks is refused in tests of its own
            whole = steps | {"submit": replace(steps["submit"], check=None)}
            with (
                self.subTest(document._name),
                patch.object(model, "_workflow_transitions", whole),
            ):
                own.action_submit()
                first = self._get_asked(document)
                self.assertIn(first[0], document._step_activities)
                following = document.with_user(first[1])
                self.assertTrue(following._workflow_allowed(document._submission_next))
                own.action_take_back()
                self.assertEqual(self._get_asked(document), (MEND, user))
                own.action_submit()
                self.assertEqual(self._get_asked(document), first)
                following._give_back("Angka keliru")
                self.assertEqual(self._get_asked(document), (MEND, user))

    def _get_asked(self, document):
        """Return the kind and the person of the one activity that is open."""
        self.env.flush_all()
        self.env.invalidate_all()
        [asked] = document.activity_ids.filtered("automated")
        [xmlid] = asked.activity_type_id.get_external_id().values()
        return xmlid, asked.user_id

    def test_the_successor_of_who_submitted_takes_it_back(self):
        """Not who takes the next step: he returns it and says why."""
        plan = self._make_of_agency("sidocakep.action.plan", year=2026)
        self._submit(plan, self.user_pelaksana_a)
        self.assertTrue(plan.with_user(self.user_secretary_a).can_take_back)
        self.assertFalse(plan.with_user(self.user_head_a).can_take_back)
        self.assertTrue(plan.with_user(self.user_head_a).can_give_back)

    def test_a_report_under_review_goes_back_by_the_review(self):
        report = self._get_document("sidocakep.lkjip")
        self._submit(report, self.user_secretary_a)
        report.review_ids._with_workflow_bypass().write({"state": "open"})
        with self.assertRaisesRegex(TransitionError, "Ask Inspektorat"):
            report.with_user(self.user_secretary_a).action_take_back()


@tagged("post_install", "-at_install")
class TestTakenBackAtOnce(AtOnceCase):
    """Two connections: who submitted takes back in the moment in which another acts."""

    def setUp(self):
        super().setUp()
        # The last to be done: the connections below hold locks until they close.
        self.addCleanup(self._remove)
        self.first, self.second = self._open(), self._open()
        self.plan = self.first["sidocakep.plan"].create(
            {
                "name": "Renstra serentak 2061",
                "kind": "renstra",
                "company_id": self.first.company.id,
                "year_start": 2061,
                "year_end": 2065,
            }
        )
        self.first.cr.commit()
        self.other = self.second["sidocakep.plan"].browse(self.plan.id)

    def _remove(self):
        env = self._open()
        for table, column in (
            ("mail_message", "model"),
            ("mail_activity", "res_model"),
            ("sidocakep_trail", "res_model"),
        ):
            env.cr.execute(
                SQL(
                    "DELETE FROM %s WHERE %s = 'sidocakep.plan' AND res_id = %s",
                    SQL.identifier(table),
                    SQL.identifier(column),
                    self.plan.id,
                )
            )
        env.cr.execute("DELETE FROM sidocakep_plan WHERE id = %s", [self.plan.id])
        env.cr.commit()

    def _submit(self):
        vals = {"submitted_on": "2026-02-02", "submitted_by_id": SUPERUSER_ID}
        vals |= {"state": "draft", "taken_back_by_id": False}
        self.plan._with_workflow_bypass().write(vals)
        self.first.cr.commit()
        self.second.cr.rollback()
        self.second.invalidate_all()

    def test_who_takes_back_reads_what_was_done_in_the_same_moment(self):
        """His snapshot is older: PostgreSQL refuses it, reading anew tells him."""
        step = self.plan._workflow_transitions[self.plan._submission_next]
        cases = [
            ("given back", NOT_SUBMITTED, "is not submitted, or went back"),
            ("the next step", {"state": step.dst}, "possible only from"),
            (
                "by his successor",
                {**NOT_SUBMITTED, "taken_back_by_id": SUPERUSER_ID},
                "is not submitted, or went back",
            ),
        ]
        for name, vals, words in cases:
            with self.subTest(name):
                self._submit()
                self.tries = []

                def take_back(vals=vals):
                    self.tries.append(self.other.submitted_on)
                    if len(self.tries) == 1:
                        self.plan._with_workflow_bypass().write(vals)
                        self.first.cr.commit()
                    self.other.action_take_back()

                with self.assertRaisesRegex(TransitionError, words):
                    self._request(take_back, self.second)
                self.assertEqual(len(self.tries), 2, "refused once, read anew")
                self.second.cr.rollback()
                self.first.invalidate_all()
                for field, value in vals.items():
                    found = self.plan[field]
                    self.assertEqual(getattr(found, "id", found) or False, value)

    def test_who_takes_the_next_step_reads_that_it_was_taken_back(self):
        self._submit()
        tries = []

        def review():
            tries.append(self.other.submitted_on)
            if len(tries) == 1:
                self.plan.action_take_back()
                self.first.cr.commit()
            self.other._transition(self.other._submission_next)

        with self.assertRaisesRegex(TransitionError, "has taken .* back to mend it"):
            self._request(review, self.second)
        self.assertEqual(len(tries), 2, "refused once, read anew")
        self.second.cr.rollback()
        self.first.invalidate_all()
        self.assertEqual((self.plan.state, self.plan.submitted_on), ("draft", False))
