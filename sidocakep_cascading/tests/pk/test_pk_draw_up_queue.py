"""Many agreements are drawn up by jobs, an agency a job; what is done stays."""

from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.queue_case import QueueCase

from ...wizard.pk import sidocakep_pk_draw_up_task
from ..common import SIGNED_ON, YEAR, PkCase


@tagged("post_install", "-at_install")
class TestPkDrawUpQueue(QueueCase, PkCase):
    def setUp(self):
        super().setUp()
        self.heard = self._listen()

    @property
    def told(self):
        return [
            (login, message["message"])
            for login, kind, message in self.heard
            if kind == "simple_notification"
        ]

    def _open(self, user=None, **kw):
        vals = {
            "company_id": self.agency_a.id,
            "year": YEAR,
            "date_document": SIGNED_ON,
        }
        wizards = self.env["sidocakep.pk.draw.up"]
        return wizards.with_user(user or self.user_organisasi).create(vals | kw)

    def _get_pks(self, agency=None):
        domain = [("year", "=", YEAR)]
        domain += [("company_id", "=", agency.id)] if agency else []
        return self.env["sidocakep.pk"].search(domain)

    def _run(self, wizard):
        self._run_job(wizard.sudo().job_id)

    def test_all_agencies_an_agency_a_job(self):
        """The six of agency A are among them, all made by who asked."""
        self._start_runner()
        wizard = self._open(is_whole=True)
        wizard.action_draw_up()
        count = wizard.agency_count
        self.assertGreater(count, 1)
        self.assertFalse(self._get_pks())
        self.assertEqual(wizard.task_text, "Waits in the queue; 0 before it.")
        for done in range(1, count):
            self._run(wizard)
            self.assertFalse(wizard.is_done)
            self.assertEqual(wizard.task_state, "waiting")
            self.assertEqual(
                wizard.task_text, f"{done} of {count} agencies are drawn up."
            )
        self._run(wizard)
        self.assertTrue(wizard.is_done)
        self.assertFalse(wizard.task_state)
        pks = self._get_pks()
        self.assertEqual(wizard.made_ids, pks)
        self.assertEqual(len(self._get_pks(self.agency_a)), 6)
        self.assertGreater(len(pks), 6)
        self.assertEqual(pks.create_uid, self.user_organisasi)
        [(login, message)] = self.told
        self.assertEqual(login, self.user_organisasi.login)
        self.assertEqual(message, f"Agreements drawn up: {len(pks)}.")
        self.assertEqual(wizard.action_view_made()["domain"], [("id", "in", pks.ids)])

    def test_a_large_agency_is_a_job_and_a_small_one_is_not(self):
        self._start_runner()
        small = self._open(self.user_secretary_a)
        self.assertEqual(small.action_draw_up()["res_model"], "sidocakep.pk")
        self.assertFalse(small.task)
        self._get_pks().unlink()
        large = self._open(self.user_secretary_a)
        jobs = large.job_ids[:2]
        large.job_ids = [Command.set(jobs.ids)]
        with patch.object(sidocakep_pk_draw_up_task, "IN_THE_REQUEST", 1):
            large.action_draw_up()
        self.assertFalse(self._get_pks())
        self._run(large)
        self.assertTrue(large.is_done)
        self.assertEqual(self._get_pks().job_id, jobs, "the positions that were chosen")

    def test_without_a_runner_it_is_done_in_the_request(self):
        wizard = self._open(is_whole=True)
        action = wizard.action_draw_up()
        self.assertEqual(action["res_id"], wizard.id)
        self.assertTrue(wizard.is_done)
        self.assertEqual(wizard.made_ids, self._get_pks())
        self.assertFalse(wizard.job_id)

    def test_each_agency_has_its_line_and_stops_no_other(self):
        """Chosen ones alone; what is refused of one is told in its line."""
        wizards = type(self.env["sidocakep.pk.draw.up"])
        draw, agencies = wizards._draw_up, self.agency_a | self.agency_b
        refusal = UserError("Not today: ask again.")

        def refuse(wizard):
            if wizard.company_id == self.agency_a:
                raise refusal
            return draw(wizard)

        wizard = self._open(is_whole=True, agency_ids=[Command.set(agencies.ids)])
        with patch.object(wizards, "_draw_up", refuse):
            wizard.action_draw_up()
        made = len(self._get_pks(self.agency_b))
        self.assertEqual(self._get_pks().company_id, self.agency_b)
        self.assertEqual(
            {
                line.company_id: (line.made_count, line.answer.partition(". ")[0])
                for line in wizard.line_ids
            },
            {
                self.agency_a: (0, "Not today: ask again."),
                self.agency_b: (made, f"Without an indicator yet: {made}"),
            },
        )
        # once more: the one that was refused is made, the other lacks nothing
        again = self._open(is_whole=True, agency_ids=[Command.set(agencies.ids)])
        again.action_draw_up()
        lines = {line.company_id: line for line in again.line_ids}
        self.assertEqual(lines[self.agency_a].made_count, 6)
        self.assertRegex(
            lines[self.agency_a].answer, "^Without an indicator yet: [1-5]. The plan"
        )
        self.assertEqual(lines[self.agency_b].answer, "Nothing was missing.")

    def test_run_again_it_writes_nothing_twice(self):
        self._start_runner()
        wizard = self._open(is_whole=True)
        wizard.action_draw_up()
        job = wizard.sudo().job_id
        self._run_job(job)
        before = self._get_pks()
        self.assertTrue(before)
        job.requeue()
        self._run_job(job)
        self.assertEqual(self._get_pks(), before)

    def test_taken_out_of_the_queue_the_rest_is_left(self):
        self._start_runner()
        wizard = self._open(is_whole=True)
        wizard.action_draw_up()
        self._run(wizard)
        before = self._get_pks()
        job = wizard.sudo().job_id
        wizard.action_cancel_task()
        job.state = "pending"
        self._run_job(job)
        self.assertEqual(self._get_pks(), before)
        self.assertFalse(wizard.task_state)

    def test_what_waits_is_not_asked_for_twice(self):
        self._start_runner()
        wizard = self._open(is_whole=True)
        wizard.action_draw_up()
        with self.assert_refused(UserError, "is being drawn up in the queue"):
            wizard.action_draw_up()

    def test_who_keeps_one_agency_draws_up_no_other(self):
        self._open(self.user_secretary_a, is_whole=True).action_draw_up()
        self.assertEqual(self._get_pks().company_id, self.agency_a)
        wizard = self._open(
            self.user_secretary_a, is_whole=True, company_id=self.agency_b.id
        )
        wizard.action_draw_up()
        self.assertEqual(self._get_pks().company_id, self.agency_a)
