"""Checking and applying the workbooks that are selected in the list."""

from odoo import models
from odoo.exceptions import UserError

from ...client import notify
from ..document import queue

BUSY = ("waiting", "running")


class SidocakepImport(models.Model):
    """What one does with one workbook, with those of forty agencies."""

    _name = "sidocakep.import"
    _inherit = ["sidocakep.import"]

    def action_check_selected(self):
        """Check those that have a file and are not applied; the others stay."""
        chosen = self.filtered(
            lambda record: (
                record.can_check and record.file and record.task_state not in BUSY
            )
        )
        if not chosen:
            raise UserError(
                self.env._(
                    "None of the selected workbooks has a file to check. Upload one "
                    "first."
                )
            )
        chosen.action_check()
        return True

    def action_apply_selected(self):
        """Apply those whose check found nothing to look at; name what stays.

        One with errors cannot go in, and one with warnings is read first: where it is
        opened the question says so.
        """
        ready = self.filtered(
            lambda record: (
                record.can_apply
                and record.change_count
                and not record.error_count
                and not record.warning_count
                and record.task_state not in BUSY
            )
        )
        if not ready:
            raise UserError(
                self.env._(
                    "None of the selected workbooks is in order, without a warning and "
                    "with something to write. Open each to see what it waits for."
                )
            )
        waiting = self.filtered(
            lambda record: record.state != "applied" and record.task_state not in BUSY
        )
        # Those of the government first: the heads of the agencies stand below it.
        for record in ready.sorted(lambda record: bool(record.company_id.parent_id)):
            if queue.has_runner(self.env):
                record._enqueue("apply")
            else:
                record._do_apply()
        left = len(waiting) - len(ready)
        message = self.env._("%(count)s workbooks are being applied.", count=len(ready))
        if left:
            more = self.env._(
                "%(count)s stay as they are: open each to see what it waits for.",
                count=left,
            )
            message = f"{message} {more}"
        return notify(message, "warning" if left else "success")
