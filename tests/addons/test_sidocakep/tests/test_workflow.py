"""The workflow mixin on a document that has nothing else."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)
from odoo.addons.sidocakep_base.tests.common import SidocakepCase
from odoo.addons.sidocakep_base.tests.seal_case import SealedCase


@tagged("post_install", "-at_install")
class TestWorkflow(SealedCase, SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.env["test_sidocakep.document"].create(
            {"name": "Surat", "company_id": cls.agency_a.id}
        )

    def test_the_steps_are_taken_in_their_order(self):
        with self.assertRaisesRegex(TransitionError, "Surat is Draft"):
            self.document._end()
        self.document.with_user(self.user_head_a)._decide()
        self.assertEqual(self.document.state, "decided")
        self.assertTrue(self.document.decided_on)
        self.document._end()
        self.assertEqual(self.document.state, "ended")

    def test_the_step_belongs_to_its_group(self):
        document = self.document.with_user(self.user_secretary_a)
        self.assertFalse(document.can_decide)
        with self.assertRaises(TransitionAccessError):
            document._decide()
        self.assertTrue(self.document.with_user(self.user_head_a).can_decide)

    def test_state_and_date_change_by_the_steps_alone(self):
        for vals in ({"state": "decided"}, {"decided_on": "2026-01-02"}):
            with self.assertRaises(WorkflowFieldError):
                self.document.write(vals)
            with self.assertRaises(WorkflowFieldError):
                self.document.create(
                    {"name": "Lain", "company_id": self.agency_a.id, **vals}
                )

    def test_a_decided_document_keeps_its_content_but_not_its_note(self):
        self.document._decide()
        with self.assertRaisesRegex(FrozenRecordError, "Name"):
            self.document.name = "Surat lain"
        self.document.note = "Arsip lemari 2"
        self.assertEqual(self.document.note, "Arsip lemari 2")
        with self.assertRaises(FrozenRecordError):
            self.document.unlink()

    def test_a_decided_document_bears_a_seal_without_saying_so(self):
        self.assertIsNone(self._judge(self.document))
        self.document._decide()
        self._commit()
        self.document.note = "Arsip lemari 2"
        self.assertEqual(self._check_each_column(self.document), 3)
        self.document._end()
        self._commit()
        self._assert_sealed(self.document)
        states = self._get_seals(self.document).mapped("state")
        self.assertEqual(states, ["ended", "decided"])

    def test_a_copy_starts_again(self):
        self.document._decide()
        copy = self.document.copy()
        self.assertEqual(copy.state, "draft")
        self.assertFalse(copy.decided_on)
