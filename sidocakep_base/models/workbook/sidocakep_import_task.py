"""Checking and applying a workbook as a job of the queue."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.queue_job.job import FAILED

from ..document import queue
from ..organisation.turn import take_turn
from .sidocakep_import import INPUT_FIELDS


class SidocakepImport(models.Model):
    """What an import has in the queue: one task at a time, done once.

    The task is done under the login of the person who asked for it, in one transaction
    that also takes it off the import. A job that is run again, because its server was
    killed or somebody put it back, finds either nothing written or nothing to do.
    """

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import"]

    _workflow_fields = frozenset({"task", "task_by_id", "task_error", "job_id"})

    task = fields.Selection(
        [("check", "Check"), ("apply", "Apply")],
        string="In the Queue",
        readonly=True,
        copy=False,
    )
    task_by_id = fields.Many2one(
        "res.users", string="Asked By", readonly=True, copy=False
    )
    task_error = fields.Text(
        readonly=True, copy=False, help="Why the last task wrote nothing."
    )
    job_id = fields.Many2one(
        "queue.job",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    task_state = fields.Selection(
        [("waiting", "Waiting"), ("running", "At Work"), ("failed", "Failed")],
        compute="_compute_task",
        string="Queue",
    )
    task_text = fields.Char(compute="_compute_task", string="Progress")
    has_runner = fields.Boolean(compute="_compute_has_runner")

    @api.depends("task", "task_error", "job_id.state")
    def _compute_task(self):
        """Say what becomes of the task; the job knows, the import does not."""
        for record in self:
            job = record.sudo().job_id
            if not record.task:
                record.task_state = "failed" if record.task_error else False
                record.task_text = record.task_error
            elif job.state in queue.WAITING:
                record.task_state = "waiting"
                record.task_text = record._get_waiting_text(queue.count_ahead(job))
            elif job.state in queue.OPEN:
                record.task_state = "running"
                record.task_text = (
                    self.env._("The workbook is being checked.")
                    if record.task == "check"
                    else self.env._("The workbook is being applied.")
                )
            else:
                record.task_state = "failed"
                record.task_text = record._get_fault_text()

    def _get_waiting_text(self, count):
        if not count:
            return self.env._("Your workbook is the next in the queue.")
        return self.env._("Your workbook waits; %(count)s before it.", count=count)

    def _get_fault_text(self):
        return self.env._(
            "A fault of the program ended the work on this workbook; nothing of it was "
            "written. Try once more, and tell the administrator if it stays so."
        )

    def _compute_has_runner(self):
        self.has_runner = queue.has_runner(self.env)

    # ------------------------------------------------------------------
    # Into the queue
    # ------------------------------------------------------------------

    def _enqueue(self, task):
        """Have the task done by a job, as the person who asks now.

        :return: False where nobody works the queue off: the caller does it himself
        """
        self.ensure_one()
        self.check_access("write")
        self._check_no_task()
        if self.env.su or not queue.has_runner(self.env):
            return False
        job = self.with_delay(
            channel=queue.CHANNEL,
            max_retries=queue.MAX_RETRIES,
            description=f"{self.name}: {task}",
        )._run_task(task)
        self._with_workflow_bypass().write(
            {
                "task": task,
                "task_by_id": self.env.uid,
                "task_error": False,
                "job_id": job.db_record().id,
            }
        )
        return True

    def _check_no_task(self):
        """Refuse to touch what a job is about to read or write."""
        for record in self:
            if record.task_state in ("waiting", "running"):
                raise UserError(
                    self.env._(
                        "%(workbook)s is in the queue. Wait until that is done, or "
                        "take it out of the queue first.",
                        workbook=record.name,
                    )
                )

    def write(self, vals):
        if vals.keys() & INPUT_FIELDS and not self._workflow_bypassed():
            self._check_no_task()
        return super().write(vals)

    def action_cancel_task(self):
        """Take the import out of the queue; a job that has begun writes nothing."""
        self.ensure_one()
        self.check_access("write")
        take_turn(self)
        self.sudo().job_id.button_cancelled()
        self._end_task()
        return True

    # ------------------------------------------------------------------
    # The job
    # ------------------------------------------------------------------

    def _run_task(self, task):
        """Do the task once and tell who asked; the job of the queue."""
        record = self.exists()
        if not record or not record._is_my_job():
            return
        try:
            with self.env.cr.savepoint():
                record._check_asker()
                message, kind = getattr(record, f"_do_{task}")()
            error = False
        except UserError as refusal:
            message, kind = str(refusal), "danger"
            error = message
        record._end_task(error)
        record._tell(message, kind)

    def _is_my_job(self):
        """Tell whether this runs in the job that the import waits for."""
        job = self.sudo().job_id
        return bool(job) and job.uuid == self.env.context.get("job_uuid")

    def _check_asker(self):
        """Refuse a job whose person was changed in the queue, or has left since."""
        if self.env.su or self.env.user != self.task_by_id or not self.env.user.active:
            raise UserError(
                self.env._(
                    "The task of %(workbook)s belongs to %(person)s, whose login it is "
                    "not done with. Nothing was written; ask for it again.",
                    workbook=self.name,
                    person=self.task_by_id.name,
                )
            )

    def _end_task(self, error=False):
        self.sudo()._with_workflow_bypass().write(
            {"task": False, "job_id": False, "task_error": error}
        )

    def _on_task_fault(self, **_fault):
        """Take a failed job off the import; called by the queue."""
        record = self.exists()
        if record.sudo().job_id.state == FAILED:
            message = record._get_fault_text()
            record._end_task(message)
            record._tell(message, "danger")

    def _tell(self, message, kind):
        """Show who asked what came of it, wherever he is in the application."""
        self.task_by_id.sudo()._bus_send(
            "simple_notification",
            {"title": self.sudo().name, "message": message, "type": kind},
        )
