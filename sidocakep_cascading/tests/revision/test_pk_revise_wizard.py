"""The window that asks for the ground of a revision."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import CHANGED_ELSEWHERE
from ..revision_case import END_OF_JUNE, JULY, RevisionCase


@tagged("post_install", "-at_install")
class TestPkReviseWizard(RevisionCase):
    def _get_form(self, user, **context):
        action = self.pk.with_user(user).action_revise()
        model = self.env["sidocakep.pk.revise"].with_user(user)
        return Form(model.with_context(**{**action["context"], **context}))

    def test_a_coordinator_revises_by_hand(self):
        form = self._get_form(self.user_secretary_a)
        form.ground = "strategy"
        form.reason = "Perubahan Renstra"
        for name, value in CHANGED_ELSEWHERE.items():
            if name != "document_filename":
                form[name] = value
        form.date_effective = JULY
        self.assertEqual(form.date_until, END_OF_JUNE)
        self.assertEqual(form.holder_name, self.employee_ech3_a.name)
        action = form.save().action_open()
        successor = self.env["sidocakep.pk"].browse(action["res_id"])
        self.assertEqual(successor.previous_id, self.pk)
        self.assertEqual(successor.revision_id.reason, "Perubahan Renstra")
        revision = successor.revision_id
        self.assertEqual(revision.explanation, CHANGED_ELSEWHERE["explanation"])

    def test_the_proposal_is_filled_in(self):
        newcomer = self._replace_holder()
        proposal = self._get_proposals()
        form = self._get_form(self.user_secretary_a)
        self.assertEqual(form.ground, "mutasi")
        self.assertEqual(form.date_effective, JULY)
        self.assertEqual(form.reason, proposal.reason)
        self.assertEqual(form.holder_name, newcomer.name)
        action = form.save().action_open()
        self.assertEqual(proposal.successor_id.id, action["res_id"])
        self.assertEqual(proposal.state, "opened")

    def test_without_a_ground_nothing_is_created(self):
        form = self._get_form(self.user_secretary_a)
        form.reason = "Tanpa dasar"
        form.date_effective = JULY
        wizard = form.save()
        with self.assertRaisesRegex(UserError, "huruf C angka 5"):
            wizard.action_open()
        self.assertFalse(self.pk.next_ids)

    @long
    def test_notices_on_the_form(self):
        self.assertFalse(self.pk.revision_notice)
        self._replace_holder()
        self.pk.invalidate_recordset()
        self.assertIn("A revision is proposed", self.pk.revision_notice)
        successor = self._revise()
        self.assertIn("Version 2 is being made", self.pk.revision_notice)
        self._sign_to(successor, "in_force")
        successor._with_workflow_bypass().number = "000.8/2/PK-P/2026"
        self.pk.invalidate_recordset()
        self.assertRegex(
            self.pk.revision_notice,
            r"^Replaced by version 2 \(000.8/2/PK-P/2026\) from 1 Jul[iy] 2026. Print "
            "gives this replaced version",
        )
        self.assertFalse(successor.revision_notice)
