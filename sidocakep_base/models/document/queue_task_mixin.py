"""What may take longer than a request: one task at a time in the queue."""

from psycopg2.errors import DiskFull

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.queue_job.job import FAILED

from ..organisation.turn import take_turn
from . import queue
from .disk import is_full


class SidocakepQueueTaskMixin(models.AbstractModel):
    """A record that has one task at a time in the queue, done once.

    The task is done under the login of the person who asked for it, in one transaction
    that also takes it off the record. A job that is run again, because its server was
    killed or somebody put it back, finds either nothing written or nothing to do.

    A model names its tasks in ``task``, has a method ``_do_<task>`` for each, which
    returns what to tell the person and how (nothing: there is more, for another job),
    and the four texts below; its jobs stand in the functions of the queue.
    """

    _name = "sidocakep.queue.task.mixin"
    _description = "Task in the Queue"

    task = fields.Selection([], string="In the Queue", readonly=True, copy=False)
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
    task_percent = fields.Integer(
        compute="_compute_task", string="Done (%)", aggregator=None
    )
    has_runner = fields.Boolean(compute="_compute_has_runner")

    @api.depends("task", "task_error", "job_id.state")
    def _compute_task(self):
        """Say what becomes of the task; the job knows, the record does not."""
        for record in self:
            job = record.sudo().job_id
            record.task_percent = record._get_task_percent() if record.task else 0
            if not record.task:
                record.task_state = "failed" if record.task_error else False
                record.task_text = record.task_error
            elif job.state in queue.WAITING:
                record.task_state = "waiting"
                record.task_text = record._get_waiting_text(queue.count_ahead(job))
            elif job.state in queue.OPEN:
                record.task_state = "running"
                record.task_text = record._get_running_text()
            else:
                record.task_state = "failed"
                record.task_text = record._get_fault_text()

    def _compute_has_runner(self):
        self.has_runner = queue.has_runner(self.env)

    def _get_task_percent(self):
        """Return how much is done of a hundred; 0 where that is not known."""
        return 0

    def _get_waiting_text(self, count):
        """Return what is said while ``count`` jobs are before this one."""
        raise NotImplementedError

    def _get_running_text(self):
        """Return what is said while the job is at work."""
        raise NotImplementedError

    def _get_fault_text(self):
        """Return what is said where a fault of the program ended the job."""
        raise NotImplementedError

    def _get_disk_text(self):
        """Return what is said where a full disk ended the job."""
        return self.env._(
            "The disk of the server is full: nothing more was written, and nothing of "
            "before is lost. Tell the administrator; once there is space, press the "
            "same button again."
        )

    def _get_busy_text(self):
        """Return why nothing else is done meanwhile."""
        raise NotImplementedError

    def _write_task(self, vals):
        """Write the fields of the task; who asked was asked for rights before."""
        self.sudo().write(vals)

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
        self._end_try()
        if self.env.su or not queue.has_runner(self.env):
            return False
        self._put_in_queue(task)
        return True

    def _put_in_queue(self, task):
        job = self.with_delay(
            channel=queue.CHANNEL,
            max_retries=queue.MAX_RETRIES,
            description=f"{self.display_name}: {task}",
        )._run_task(task)
        self._write_task(
            {
                "task": task,
                "task_by_id": self.env.uid,
                "task_error": False,
                "job_id": job.db_record().id,
            }
        )

    def _check_no_task(self):
        """Refuse to touch what a job is about to read or write."""
        for record in self:
            if record.task_state in ("waiting", "running"):
                raise UserError(record._get_busy_text())

    def action_cancel_task(self):
        """Take the record out of the queue; a job that has begun writes nothing."""
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
        error = False
        try:
            with self.env.cr.savepoint():
                record._check_asker()
                answer = getattr(record, f"_do_{task}")()
        except (UserError, OSError, DiskFull) as refusal:
            if is_full(refusal):
                error = record._get_disk_text()
            elif isinstance(refusal, UserError):
                error = str(refusal)
            else:
                raise
            answer = error, "danger"
        if answer:
            record._end_task(error)
            record._tell_asker(*answer)
        else:
            record._put_in_queue(task)

    def _is_my_job(self):
        """Tell whether this runs in the job that the record waits for."""
        job = self.sudo().job_id
        return bool(job) and job.uuid == self.env.context.get("job_uuid")

    def _check_asker(self):
        """Refuse a job whose person was changed in the queue, or has left since."""
        if self.env.su or self.env.user != self.task_by_id or not self.env.user.active:
            raise UserError(
                self.env._(
                    "The task of %(workbook)s belongs to %(person)s, whose login it is "
                    "not done with. Nothing was written; ask for it again.",
                    workbook=self.display_name,
                    person=self.task_by_id.name,
                )
            )

    def _end_task(self, error=False):
        self.sudo()._write_task({"task": False, "job_id": False, "task_error": error})

    def _on_task_fault(self, exc_name=None, **_fault):
        """Take a failed job off the record; called by the queue."""
        record = self.exists()
        if record.sudo().job_id.state == FAILED:
            is_disk = exc_name == f"{DiskFull.__module__}.{DiskFull.__name__}"
            message = record._get_disk_text() if is_disk else record._get_fault_text()
            record._end_task(message)
            record._tell_asker(message, "danger")

    def _tell_asker(self, message, kind):
        """Show who asked what came of it, wherever he is in the application."""
        self.task_by_id.sudo()._bus_send(
            "simple_notification",
            {"title": self.sudo().display_name, "message": message, "type": kind},
        )
