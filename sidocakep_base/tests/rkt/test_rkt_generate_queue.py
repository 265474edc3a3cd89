"""The RKTs of many agencies are drawn up by jobs, an agency a job, a line each."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...wizard.rkt import sidocakep_rkt_generate_task
from ..common_rkt import RktCase
from ..queue_case import QueueCase


@tagged("post_install", "-at_install")
class TestRktGenerateQueue(QueueCase, RktCase):
    def setUp(self):
        super().setUp()
        self.heard = self._listen()
        self.startPatcher(
            patch.object(sidocakep_rkt_generate_task, "IN_THE_REQUEST", 1)
        )
        self.agencies = self.government + self.agency_a + self.agency_b

    def _open(self):
        wizards = self.env["sidocakep.rkt.generate"].with_user(self.user_organisasi)
        return wizards.create({"year": 2026, "company_ids": self.agencies.ids})

    def _rows(self, wizard):
        return {
            row.company_id: (row.is_done, row.line_count, bool(row.answer))
            for row in wizard.row_ids
        }

    def _get_rkts(self):
        return self.env["sidocakep.rkt"].search([("year", "=", 2026)])

    def test_each_agency_has_its_job_and_its_line(self):
        self._start_runner()
        wizard = self._open()
        action = wizard.action_generate()
        self.assertEqual(action["res_id"], wizard.id)
        self.assertFalse(self._get_rkts())
        self.assertEqual(wizard.task_text, "Waits in the queue; 0 before it.")
        with self.assert_refused(UserError, "is being drawn up in the queue"):
            wizard.action_generate()
        first = wizard.sudo().job_id
        self._run_job(first)
        self.assertEqual(len(self._get_rkts()), 1)
        self.assertEqual(wizard.task_text, "1 of 2 agencies are drawn up.")
        self.assertEqual(wizard.task_percent, 50)
        # a job that is run again has nothing to do
        self._run_job(first)
        self.assertEqual(len(self._get_rkts()), 1)
        self._run_job(wizard.sudo().job_id)
        self.assertTrue(wizard.is_done)
        self.assertFalse(wizard.task_state)
        rkts = self._get_rkts()
        self.assertEqual(rkts.company_id, self.government + self.agency_a)
        self.assertEqual(rkts.create_uid, self.user_organisasi)
        counts = {rkt.company_id: len(rkt.line_ids) for rkt in rkts}
        self.assertEqual(
            self._rows(wizard),
            {
                self.government: (True, counts[self.government], False),
                self.agency_a: (True, counts[self.agency_a], False),
                self.agency_b: (False, 0, False),
            },
        )
        told = [m["message"] for _l, kind, m in self.heard if kind.startswith("simple")]
        self.assertEqual(told, ["RKTs drawn up: 2."])
        [(_name, _in, shown)] = wizard.action_view_made()["domain"]
        self.assertEqual(set(shown), set(rkts.ids))

    def test_what_is_refused_of_one_stops_no_other(self):
        rkts = type(self.env["sidocakep.rkt"])
        draw = rkts.action_draw_from_plan
        refusal = UserError("Not today: ask again.")

        def refuse(records):
            if records.company_id == self.government:
                raise refusal
            return draw(records)

        wizard = self._open()
        with patch.object(rkts, "action_draw_from_plan", refuse):
            wizard.action_generate()
        self.assertTrue(wizard.is_done, "without a runner it is done in the request")
        self.assertEqual(self._get_rkts().company_id, self.agency_a)
        row = wizard.row_ids.filtered("answer")
        self.assertEqual(row.company_id, self.government)
        self.assertEqual(row.answer, "Not today: ask again.")
        self.assertEqual(wizard.made_text, "RKTs drawn up: 1.")

    def test_what_somebody_decides_meanwhile_stays(self):
        self._start_runner()
        wizard = self._open()
        wizard.action_generate()
        rkt = self._decide_rkt(self._create_rkt())
        for _job in range(2):
            self._run_job(wizard.sudo().job_id)
        row = wizard.row_ids.filtered(lambda row: row.company_id == rkt.company_id)
        self.assertIn("meanwhile", row.answer)
        self.assertEqual(rkt.state, "decided")

    def test_taken_out_of_the_queue_the_rest_is_left(self):
        self._start_runner()
        wizard = self._open()
        wizard.action_generate()
        self._run_job(wizard.sudo().job_id)
        before, job = self._get_rkts(), wizard.sudo().job_id
        wizard.action_cancel_task()
        job.state = "pending"
        self._run_job(job)
        self.assertEqual(self._get_rkts(), before)
