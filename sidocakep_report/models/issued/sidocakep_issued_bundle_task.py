"""Making the files of a bundle, a part a job."""

import base64
import logging

from psycopg2.errors import DiskFull

from odoo import Command, fields, models
from odoo.tools import format_date

from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.sidocakep_base.exceptions import DiskError
from odoo.addons.sidocakep_base.models.document.disk import is_full
from odoo.addons.sidocakep_base.models.document.queue import CHANNEL, MAX_RETRIES

from ...engine.issued.binder import Binder
from ...engine.issued.bound_part import BrokenFileError
from .sidocakep_issued_bundle import ASKED, ORDER, READY
from .sidocakep_issued_bundle_draft import DRAFT_ROW

_logger = logging.getLogger(__name__)
#: Documents, and bytes of their files, that one job takes.
PART = 100
PART_BYTES = 24 * 1024 * 1024
#: Documents that a job prints beside those that bind, and where it stands in the queue.
PRINTED = 25
PRIORITY = 20
ISSUE_ROW = "sidocakep.issued.document"
#: After how many seconds what another job prints is looked for again.
PAUSE = 2


class SidocakepIssuedBundle(models.Model):
    """Each part is a job and a transaction: what is made stays, whatever becomes of the
    next, and a job that is done once more finds its part made or not made.

    The jobs that bind follow each other from the front. Beside them jobs print, from
    the end, what has no file yet: those may run at once, on whatever host.
    """

    _name = "sidocakep.issued.bundle"
    _inherit = ["sidocakep.issued.bundle", "sidocakep.queue.task.mixin"]

    task = fields.Selection(selection_add=[("collect", "Gather Files")])

    def _collect(self):
        if self._enqueue("collect"):
            self._enqueue_prints()
            return
        while self._collect_next():
            pass
        self._end_collecting()

    def _do_collect(self):
        """Make the next part; return what to tell once there is no other."""
        self._take_prints(self._get_waiting())
        if self._collect_next():
            return None
        self._end_collecting()
        self._write_asker()
        return self._get_ready_text(), "warning" if self.problem_text else "success"

    def _end_collecting(self):
        vals = {"state": READY, "ready_on": self.env.user._get_office_day()}
        self._as_program().write(vals)

    def _collect_next(self):
        """Make the next part and tell whether there is another."""
        waiting = self._get_waiting()
        readable = waiting._filter_downloadable(self.env)
        refusals = dict.fromkeys(
            waiting - readable, self.env._("You may no longer read it.")
        )
        refusals |= readable._try_files(self.env)
        if waiting._name == DRAFT_ROW:
            self._keep_draft_part(waiting, refusals)
        else:
            behind = self._get_scans_behind(self._list_issues())
            self._keep_part(self._cut(waiting, behind), behind, refusals)
        return self.done_count < self._get_total()

    def _get_total(self):
        return self.issue_count + self.draft_count

    # ------------------------------------------------------------------
    # Printed beside
    # ------------------------------------------------------------------

    def _enqueue_prints(self):
        """Have other jobs print what has no file; the first part is left to ours."""
        issues, drafts = self._list_issues(), self.sudo().draft_ids
        for records in (drafts[max(0, PART - len(issues)) :], issues[PART:]):
            missing = records._filter_printable()
            for start in reversed(range(0, len(missing), PRINTED)):
                self.with_delay(
                    channel=CHANNEL,
                    priority=PRIORITY,
                    max_retries=MAX_RETRIES,
                    description=f"{self.display_name}: print",
                )._print_some(missing[start : start + PRINTED].ids, missing._name)

    def _print_some(self, ids, model=ISSUE_ROW):
        """Print these of what was chosen; what is refused is told by who binds."""
        bundle = self.exists()
        if not bundle or bundle.state != ASKED or not bundle.sudo().job_id:
            return  # taken out of the queue meanwhile
        bundle._check_asker()
        chosen = bundle.sudo()
        chosen = chosen.draft_ids if model == DRAFT_ROW else chosen.issue_ids
        records = chosen.filtered(lambda record: record.id in ids)
        records = records._filter_printable()._filter_downloadable(self.env)
        try:
            with self.env.cr.savepoint():
                records._take_free()._try_files(self.env)
        except (DiskError, OSError, DiskFull) as error:
            if not isinstance(error, DiskError) and not is_full(error):
                raise
            # The job that binds needs these files, and will say it.
            _logger.warning("No files of bundle %s: %s", self.id, error)

    def _take_prints(self, records):
        """Hold what this job is about to print; come again if another one prints it."""
        missing = records._filter_printable()
        if len(missing._take_free()) < len(missing):
            raise RetryableJobError(
                "Another job prints some of these.", seconds=PAUSE, ignore_retry=True
            )

    # ------------------------------------------------------------------
    # Bound
    # ------------------------------------------------------------------

    def _get_waiting(self):
        """Return the documents that come next, as many as a job takes.

        Drafts come behind all that was issued, and behind scans that stand alone.
        """
        has_issues = self.done_count < self.issue_count
        if has_issues or (self.sudo().scan_ids and not self.sudo().part_ids):
            return self._list_issues()[self.done_count :][:PART]
        return self.sudo().draft_ids[self.done_count - self.issue_count :][:PART]

    def _list_issues(self):
        """Return all that were chosen: in the order of the register, or as ticked.

        The agreements of an agency stand down the ladder, as their drafts do.
        """
        issues = self.env["sidocakep.issued.document"].sudo()
        issues = issues.search([("id", "in", self.sudo().issue_ids.ids)], order=ORDER)
        if not self.picked_order:
            return _sort_down_the_ladder(issues)
        places = {key: place for place, key in enumerate(self.picked_order)}
        return issues.sorted(lambda issue: places.get(issue.id, len(places)))

    def _cut(self, issues, behind):
        """Return the first of these, whose files a job has room for."""
        size, taken = 0, 0
        for issue in issues:
            size += issue._get_file().file_size or 0
            size += sum(scan.size for scan in behind.get(issue.id, ()))
            if taken and size > PART_BYTES:
                break
            taken += 1
        return issues[:taken]

    def _keep_part(self, taken, behind, refusals):
        """Keep the part of these documents and scans, and say of the others why not."""
        binder = self._get_binder()
        good, told = taken.browse(), []
        # no document at all: those of before the system stand alone
        scanned, refused = self._put_scans(binder, behind.get(False, self.scan_ids[:0]))
        told += refused
        for issue in taken:
            reason = refusals.get(issue)
            if not reason:
                good |= issue
                reason = self.with_copy and self._put_in(binder, issue)
            if reason:
                told.append(f"{issue.name}: {reason}")
            if issue.id in behind:
                more, refused = self._put_scans(binder, behind[issue.id])
                scanned |= more
                told += refused
        vals = {
            "issue_ids": [Command.set(good.ids)],
            "scan_ids": [Command.set(scanned.ids)],
        }
        self._write_part(binder, vals)
        self._note_progress(len(taken), len(good) + len(scanned), told)

    def _get_binder(self, is_draft=False):
        """Return what binds behind the last part of the same bound file."""
        parts = self.sudo().part_ids.filtered(lambda part: part.is_draft == is_draft)
        day = self.env.user._get_office_day()
        return Binder(parts[-1:].index or None, day, is_copy=not is_draft)

    def _write_part(self, binder, vals):
        last = self.sudo().part_ids[-1:].sequence
        vals = {"bundle_id": self.id, "sequence": last + 1, **vals}
        if self.with_copy:
            content, vals["index"] = binder.bind()
            vals["content"] = base64.b64encode(content)
        self.env["sidocakep.issued.bundle.part"].sudo().create(vals)

    def _note_progress(self, taken, files, told):
        """Note how far it is: of what was taken, so many have files, others not."""
        self._as_program().write(
            {
                "done_count": self.done_count + taken,
                "file_count": self.file_count + files,
                "problem_text": "\n".join(filter(None, (self.problem_text, *told))),
            }
        )

    def _put_in(self, binder, issue):
        """Put a document into the bound copy; return why it is not there."""
        title = " - ".join(filter(None, (issue.name, issue.number)))
        try:
            binder.add(issue.id, title, issue._get_bytes())
        except BrokenFileError:
            return self.env._("It is among the originals, but cannot be bound.")
        return ""

    # ------------------------------------------------------------------
    # Told
    # ------------------------------------------------------------------

    def _write_asker(self):
        """Write to who asked that the files wait for him."""
        user = self.env.user.sudo()
        env = self.with_context(lang=user.lang).env
        kept = format_date(env, self.kept_until, date_format="d MMMM y")
        user._send_letter(
            env._("The documents that you asked for are ready"),
            [(self.name, env._("kept until %(date)s", date=kept), False)],
            f"/odoo/{self._name}/{self.id}",
        )

    def _get_ready_text(self):
        return self.env._("%(count)s documents are ready.", count=self.file_count)

    def _get_task_percent(self):
        """Half of it is having a file, the other half is being bound."""
        made = len(self.sudo().issue_ids.filtered("file_hash"))
        made += len(self.sudo().draft_ids.filtered("printed_on"))
        return 50 * (made + self.done_count) // (self._get_total() or 1)

    def _get_waiting_text(self, count):
        if self.done_count:
            return self._get_running_text()
        return self.env._("Waits in the queue; %(count)s before it.", count=count)

    def _get_running_text(self):
        return self.env._(
            "%(done)s of %(count)s documents are gathered.",
            done=self.done_count,
            count=self._get_total(),
        )

    def _get_fault_text(self):
        return self.env._(
            "A fault of the program ended the gathering; what was gathered before "
            "stays. Press Continue, and tell the administrator if it stays so."
        )

    def _get_disk_text(self):
        return self.env._(
            "The disk of the server is full: the gathering has stopped, and what was "
            "gathered before stays. Tell the administrator; once there is space, press "
            "Continue."
        )

    def _get_busy_text(self):
        return self.env._(
            "%(bundle)s is being gathered in the queue. Wait until that is done, or "
            "take it out of the queue first.",
            bundle=self.name,
        )


def _sort_down_the_ladder(issues):
    """Return issues in their order, the agreements of an agency from its head down."""
    pks = issues.env["sidocakep.pk"].sudo()
    of_pks = issues.filtered(lambda issue: issue.res_model == pks._name)
    pks = pks.browse(of_pks.mapped("res_id")).exists()
    steps = {pk.id: pk.kind_sequence for pk in pks}
    places = {}
    for place, issue in enumerate(issues):
        places.setdefault((issue.company_id, issue.kind), place)
    return issues.sorted(
        lambda issue: (
            places[issue.company_id, issue.kind],
            steps.get(issue.res_id, 0) if issue in of_pks else 0,
        )
    )
