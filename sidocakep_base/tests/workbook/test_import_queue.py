"""Checking and applying as a job: once, whole, as who asked, and told."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.queue_job.job import Job

from ..import_case import ImportCase, fill
from ..queue_case import QueueCase
from ..thorough import long

ROWS = {"Rencana": [{"Tingkat": "Sasaran", "Kode": "S9", "Uraian": "Sekali saja"}]}
WRONG_ROWS = {"Rencana": [{"Tingkat": "Kegiatan", "Uraian": "K", "Induk": "tidak ada"}]}


@tagged("post_install", "-at_install")
class TestImportQueue(QueueCase, ImportCase):
    _reads_apart = True

    def setUp(self):
        super().setUp()
        self.heard = self._listen()

    @property
    def told(self):
        return [
            (login, kind, message["type"], message["message"])
            for login, kind, message in self.heard
        ]

    def _ask(self, rows=None):
        """An import that waits to be checked."""
        record = self._open_import()
        content = fill(self._download(record), rows or ROWS)
        self._start_runner_once()
        self._upload(record, content)
        return record

    def _start_runner_once(self):
        if not getattr(self, "runner", None):
            self.runner = self._start_runner()

    def _run(self, record):
        self._run_job(record.sudo().job_id)

    # In turn -------------------------------------------------------------------

    @long
    def test_checking_waits_for_its_turn_and_is_told(self):
        first = self._ask()
        second = self._ask(WRONG_ROWS)
        self.assertEqual((first | second).mapped("state"), ["draft", "draft"])
        self.assertEqual(first.task_text, "Your workbook is the next in the queue.")
        self.assertEqual(second.task_text, "Your workbook waits; 1 before it.")
        self._run(first)
        self.assertEqual((first.state, first.task_state), ("checked", False))
        self.assertEqual(first.checked_by_id, self.user_head_b)
        self.assertEqual(second.task_text, "Your workbook is the next in the queue.")
        self._run(second)
        login = self.user_head_b.login
        self.assertEqual(
            self.told,
            [
                (
                    login,
                    "simple_notification",
                    "success",
                    "Checked: in order, 1 rows to write.",
                ),
                (
                    login,
                    "simple_notification",
                    "warning",
                    "Checked: 1 errors stop the import.",
                ),
            ],
        )

    def test_applying_is_done_by_the_job_as_who_asked(self):
        record = self._ask()
        self._run(record)
        self.assertIs(record.action_apply(), True)
        self.assertEqual((record.state, record.task_state), ("checked", "waiting"))
        self.assertFalse(self.plan_b.node_ids)
        self._run(record)
        self.assertEqual(record.state, "applied")
        self.assertEqual(record.applied_by_id, self.user_head_b)
        self.assertEqual(self.plan_b.node_ids.create_uid, self.user_head_b)
        self.assertEqual(self.told[-1][2:], ("success", "1 rows were written."))

    def test_a_running_job_is_named(self):
        record = self._ask()
        record.sudo().job_id.state = "started"
        self.assertEqual(record.task_state, "running")
        self.assertEqual(record.task_text, "The workbook is being checked.")

    def test_without_a_runner_it_is_done_in_the_request(self):
        self.assertFalse(self._open_import().has_runner)
        record = self._check_rows(ROWS)
        self.assertEqual((record.state, record.task_state), ("checked", False))
        self.assertFalse(record.job_id)
        record.action_apply()
        self.assertEqual(self.plan_b.node_ids.mapped("code"), ["S9"])
        self.assertFalse(self.env["queue.job"].search([("name", "ilike", record.name)]))

    def test_a_runner_is_seen_while_it_listens(self):
        record = self._open_import()
        runner = self._start_runner()
        self.assertTrue(record.has_runner)
        runner.rollback()
        record.invalidate_recordset(["has_runner"])
        self.assertFalse(record.has_runner)

    # Once ----------------------------------------------------------------------

    @long
    def test_a_job_that_is_run_again_writes_nothing(self):
        record = self._ask()
        self._run(record)
        record.action_apply()
        job = record.sudo().job_id
        self._run_job(job)
        written = self.plan_b.node_ids
        self.assertEqual(len(written), 1)
        for _time in range(2):
            job.requeue()
            self._run_job(job)
        self.assertEqual(self.plan_b.node_ids, written)
        self.assertEqual(len(self.told), 2, "the check and the application")

    def test_what_was_cut_off_is_done_when_it_is_begun_again(self):
        """The server was killed: the transaction is gone, the runner begins anew."""
        record = self._ask()
        self._run(record)
        record.action_apply()
        job = record.sudo().job_id
        with self.env.cr.savepoint() as savepoint:
            Job.load(self.env, job.uuid).perform()
            self.assertTrue(self.plan_b.node_ids)
            savepoint.rollback()
        self.env.invalidate_all()
        self.assertFalse(self.plan_b.node_ids)
        self.assertEqual(record.task_state, "waiting")
        self._run_job(job)
        self.assertEqual(self.plan_b.node_ids.mapped("code"), ["S9"])

    def test_what_waits_is_not_asked_for_twice(self):
        record = self._ask()
        with self.assert_refused(UserError, "is in the queue"):
            record.action_check()
        jobs = self.env["queue.job"].search([("name", "=", f"{record.name}: check")])
        self.assertEqual(jobs, record.sudo().job_id)

    def test_file_and_target_stay_while_it_waits(self):
        record = self._ask()
        for vals in ({"file": False}, {"year": 2027}, {"plan_id": False}):
            with self.assert_refused(UserError, "take it out of the queue"):
                record.write(vals)
        job = record.sudo().job_id
        record.action_cancel_task()
        self.assertEqual((record.task_state, job.state), (False, "cancelled"))
        record.year = 2027

    def test_a_job_that_was_called_off_does_nothing(self):
        record = self._ask()
        job = record.sudo().job_id
        job.state = "started"
        record.action_cancel_task()
        self._run_job(job)
        self.assertEqual(record.state, "draft")
        self.assertFalse(self.told)

    def test_an_import_that_was_deleted_ends_its_job(self):
        record = self._ask()
        job = record.sudo().job_id
        record.unlink()
        self._run_job(job)
        self.assertEqual(job.state, "done")

    # Refused -------------------------------------------------------------------

    @long
    def test_what_is_refused_stands_on_the_import(self):
        record = self._ask()
        self._run(record)
        record.action_apply()
        self.user_head_b.sudo().group_ids = [
            Command.set(self.env.ref("sidocakep_base.group_pelaksana").ids)
        ]
        self._run(record)
        self.assertEqual((record.state, record.task_state), ("checked", "failed"))
        self.assertEqual(record.task_text, record.task_error)
        self.assertTrue(record.task_error)
        self.assertEqual(self.told[-1][2], "danger")
        self.assertFalse(self.plan_b.node_ids)

    def test_a_job_is_nobody_elses(self):
        """Who keeps the queue gives the job to another login, to act in its name."""
        record = self._ask()
        self._run(record)
        record.action_apply()
        keeper = self.env.ref("base.user_admin")
        job = record.sudo().job_id
        keeper.sudo().company_ids += job.company_id
        job.with_user(keeper).user_id = self.user_organisasi
        self._run_job(job)
        self.assertEqual(record.state, "checked")
        self.assertIn("belongs to", record.task_error)
        self.assertFalse(self.plan_b.node_ids)

    def test_who_has_left_writes_nothing_any_more(self):
        record = self._ask()
        self._run(record)
        record.action_apply()
        self.user_head_b.sudo().active = False
        self._run(record)
        self.assertEqual(record.state, "checked")
        self.assertIn("belongs to", record.task_error)

    def test_a_fault_of_the_program_is_told(self):
        record = self._ask()
        job = Job.load(self.env, record.sudo().job_id.uuid)
        job.set_failed(exc_name="ValueError")
        job.store()
        self.assertEqual(record.task_state, "failed", "also when nobody was told")
        job.on_fail({"exc_name": "ValueError", "exc_info": "", "exc_message": ""})
        self.assertFalse(record.task)
        self.assertIn("A fault of the program", record.task_text)
        self.assertIn("A fault of the program", self.told[-1][-1])
        self.runner.rollback()
        record.action_check()
        self.assertEqual((record.state, record.task_state), ("checked", "failed"))

    def test_only_who_keeps_the_import_calls_it_off(self):
        record = self._ask()
        for user in (self.user_inspektorat, self.user_head_a, self.user_func_a):
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models"):
                record.with_user(user).action_cancel_task()
        self.assertEqual(record.task_state, "waiting")

    # Of many agencies ----------------------------------------------------------

    def _upload_many(self, *files):
        """Upload files in the window of many agencies; return their imports."""
        user = self.user_hr
        attachments = self.env["ir.attachment"].with_user(user)
        attachments = attachments.create(
            [{"name": name, "raw": content} for name, content in files]
        )
        many = self.env["sidocakep.import.many"].with_user(user)
        many = many.create({"year": 2026, "file_ids": attachments.ids})
        action = many.action_upload()
        return self.env["sidocakep.import"].with_user(user).search(action["domain"])

    @long
    def test_those_of_many_agencies_are_checked_and_applied_one_by_one(self):
        self.user_hr.company_ids += self.agency_a | self.agency_b
        files = []
        for company in self.agency_a | self.agency_b:
            record = self._open_import(self.user_hr, company)
            content = self._download(record)
            record.unlink()
            row = {"Nama Jabatan": f"Perawat {company.id}"}
            content = fill(content, {"Jabatan & Pegawai": [row]})
            files.append((f"{company.name}.xlsx", content))
        self._start_runner_once()
        imports = self._upload_many(*files)
        self.assertEqual(imports.mapped("task"), ["check", "check"])
        # a second window meanwhile changes nothing of what waits
        with self.assertRaisesRegex(UserError, "is in the queue"):
            self._upload_many(*files)
        for record in imports:
            self._run(record)
        self.assertEqual(imports.mapped("state"), ["checked", "checked"])
        told = imports.action_apply_selected()["params"]
        self.assertEqual(told["message"], "2 workbooks are being applied.")
        self.assertEqual(imports.mapped("task"), ["apply", "apply"])
        # chosen once more, those in the queue are left alone
        with self.assertRaisesRegex(UserError, "None of the selected"):
            imports.action_apply_selected()
        with self.assertRaisesRegex(UserError, "None of the selected"):
            imports.action_check_selected()
        for record in imports:
            self._run(record)
        self.assertEqual(imports.mapped("state"), ["applied", "applied"])
