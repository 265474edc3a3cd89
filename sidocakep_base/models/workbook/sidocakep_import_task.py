"""Checking and applying a workbook as a job of the queue."""

from odoo import fields, models

from .sidocakep_import import INPUT_FIELDS


class SidocakepImport(models.Model):
    """What an import has in the queue: checking or applying its workbook."""

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import", "sidocakep.queue.task.mixin"]

    _workflow_fields = frozenset({"task", "task_by_id", "task_error", "job_id"})

    task = fields.Selection(selection_add=[("check", "Check"), ("apply", "Apply")])

    def _write_task(self, vals):
        self._with_workflow_bypass().write(vals)

    def _get_waiting_text(self, count):
        if not count:
            return self.env._("Your workbook is the next in the queue.")
        return self.env._("Your workbook waits; %(count)s before it.", count=count)

    def _get_running_text(self):
        if self.task == "check":
            return self.env._("The workbook is being checked.")
        return self.env._("The workbook is being applied.")

    def _get_fault_text(self):
        return self.env._(
            "A fault of the program ended the work on this workbook; nothing of it was "
            "written. Try once more, and tell the administrator if it stays so."
        )

    def _get_busy_text(self):
        return self.env._(
            "%(workbook)s is in the queue. Wait until that is done, or "
            "take it out of the queue first.",
            workbook=self.name,
        )

    def write(self, vals):
        if vals.keys() & INPUT_FIELDS and not self._workflow_bypassed():
            self._check_no_task()
        return super().write(vals)
