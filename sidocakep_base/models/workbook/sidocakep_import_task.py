"""Checking and applying a workbook as jobs of the queue."""

from odoo import api, fields, models

from .sidocakep_import import INPUT_FIELDS


class SidocakepImport(models.Model):
    """What an import has in the queue: checking or applying its workbook."""

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import", "sidocakep.queue.task.mixin"]

    _workflow_fields = frozenset({"task", "task_by_id", "task_error", "job_id", "part"})

    task = fields.Selection(selection_add=[("check", "Check"), ("apply", "Apply")])
    part = fields.Json(
        readonly=True,
        copy=False,
        help="How far a large workbook is: the parts done, and what they found.",
    )

    def _write_task(self, vals):
        if not vals.get("task", True):
            vals = {**vals, "part": False}
        self._with_workflow_bypass().write(vals)

    @api.depends("part")
    def _compute_task(self):
        return super()._compute_task()

    def _get_task_percent(self):
        return 100 * self.part["done"] // self.part["count"] if self.part else 0

    def _get_waiting_text(self, count):
        if self.part:
            return self._get_running_text()
        if not count:
            return self.env._("Your workbook is the next in the queue.")
        return self.env._("Your workbook waits; %(count)s before it.", count=count)

    def _get_running_text(self):
        if self.part:
            return self._get_part_text()
        if self.task == "check":
            return self.env._("The workbook is being checked.")
        return self.env._("The workbook is being applied.")

    def _get_part_text(self):
        part, count = self.part["done"] + 1, self.part["count"]
        if self.task == "check":
            return self.env._(
                "The workbook is being checked: part %(part)s of %(count)s.",
                part=part,
                count=count,
            )
        return self.env._(
            "The workbook is being applied: part %(part)s of %(count)s.",
            part=part,
            count=count,
        )

    def _get_fault_text(self):
        if self._is_written_in_part():
            return self.env._(
                "A fault of the program ended the work on this workbook; the parts "
                "written before stay. Apply once more, and tell the administrator if "
                "it stays so."
            )
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
