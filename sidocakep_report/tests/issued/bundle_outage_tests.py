"""A bundle on a disk that is full; run in the world of ``TestIssuedDocument``."""

import errno
from unittest.mock import patch

from psycopg2.errors import DiskFull

from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import DiskError

from ...models.issued import sidocakep_issued_bundle_task as task

#: The file store, the folder of the typesetter, and the database.
FULL_DISKS = (
    lambda env: env["ir.attachment"]._put_file("/dev/full/x", b"x"),
    lambda _env: fill("/tmp/x", b"x"),
    lambda _env: extend_file(),
)


def fill(_path, _content):
    raise OSError(errno.ENOSPC, "No space left on device")


def extend_file():
    raise DiskFull("could not extend file")


class BundleOutageTests:
    """Mixin of a test case that can gather bundles by jobs."""

    @mute_logger(
        "odoo.addons.sidocakep_report.models.issued.sidocakep_issued_bundle_task"
    )
    def test_a_full_disk_stops_it_and_it_goes_on_where_it_stood(self):
        """No document is told to have no file; what other jobs print waits as well."""
        issue = self._accept()
        heard = self._listen()
        self._start_runner()
        bundle = self._choose(year=2026)
        with patch.object(task, "PART", 1):
            bundle.action_ask()
            beside = self.env["queue.job"].sudo()
            beside = beside.search(
                [("method_name", "=", "_print_some"), ("state", "=", "pending")]
            )
            for meet_full_disk in FULL_DISKS:
                full = patch.object(
                    type(issue),
                    "_make_files",
                    lambda found, meet=meet_full_disk: meet(found.env),
                )
                disk = patch.multiple(
                    "odoo.addons.sidocakep_base.models.document.ir_attachment",
                    put_file=fill,
                )
                with full, disk:
                    for job in beside:
                        job.requeue()
                        self._run_job(job)
                    self._run_job(bundle.sudo().job_id)
                self.assertEqual((bundle.state, bundle.task_state), ("asked", "failed"))
                self.assertIn("press Continue", bundle.task_text)
                self.assertEqual((bundle.done_count, bundle.problem_text), (0, False))
                self.assertFalse(bundle.sudo().part_ids)
                self.assertFalse(issue.attachment_id)
                bundle.action_ask()
            while bundle.sudo().job_id:
                self._run_job(bundle.sudo().job_id)
        self.assertEqual((bundle.state, bundle.problem_text), ("ready", ""))
        self.assertEqual(bundle.file_count, bundle.issue_count)
        self.assertEqual(bundle.sudo().part_ids.issue_ids, bundle.sudo().issue_ids)
        kinds = [message["type"] for _login, _kind, message in heard]
        self.assertEqual(kinds, ["danger"] * len(FULL_DISKS) + ["success"])

    def test_in_the_request_a_full_disk_is_told_and_the_night_leaves_the_rest(self):
        issue = self._accept()
        full = DiskError("full")
        full.__cause__ = OSError(errno.ENOSPC, "full")
        bundle = self._choose(year=2026)
        with patch.object(type(issue), "_make_files", side_effect=full):
            with self.assertRaises(DiskError), self.env.cr.savepoint():
                bundle.action_ask()
            self.assertEqual(bundle.state, "draft")
            with self.assertLogs(level="WARNING") as log:
                self._make_files_by_night()
        self.assertIn("No more files of issues for now", "".join(log.output))
        self._make_files_by_night()
        self.assertTrue(issue.file_hash)

    def _make_files_by_night(self):
        cron = type(self.env["ir.cron"])
        with patch.object(cron, "_commit_progress", lambda *_args, **_kwargs: 1):
            self.issues._cron_make_files()
