"""Many issued documents at once; run in the world of ``TestIssuedDocument``."""

import hashlib
import io
import zipfile
from datetime import timedelta
from unittest.mock import patch

from PyPDF2 import PdfFileReader

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time

from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.queue_job.job import Job
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.tests.queue_case import QueueCase

from ...models.issued import sidocakep_issued_bundle_task as task
from ...models.issued.difference_words import get_place_text
from ...models.issued.entering import entering

WARNING = "SALINAN - bukan dokumen asli"


class BundleTests(QueueCase):
    """Mixin of a test case that has issued an agreement and accepts a measurement."""

    def _choose(self, user=None, **vals):
        bundles = self.env["sidocakep.issued.bundle"]
        return bundles.with_user(user or self.user_secretary_a).create(vals)

    def _gather(self, user=None, **vals):
        bundle = self._choose(user, **vals)
        bundle.action_ask()
        self.assertEqual(bundle.state, "ready", bundle.problem_text)
        return bundle

    def _get_archive(self, bundle):
        stream = io.BytesIO()
        bundle._write_originals(stream)
        return zipfile.ZipFile(stream)

    def _get_sheets(self, bundle):
        stream = io.BytesIO()
        bundle._write_copy(stream)
        pages = PdfFileReader(stream).pages
        return [" ".join(page.extract_text().split()) for page in pages]

    def _register(self, count):
        """Enter ``count`` ended issues of the measurement, each with a file."""
        attachments = self.env["ir.attachment"].create(
            [
                {
                    "name": f"{number}.pdf",
                    "raw": self.small_file + b"\n%%%d" % number,
                    "res_model": self.measurement._name,
                    "res_id": self.measurement.id,
                }
                for number in range(count)
            ]
        )
        issues = self.issues.sudo()._as_program()
        with entering():
            return issues.create(
                [
                    {
                        "name": f"Pengukuran {attachment.name}",
                        "kind": "Pengukuran Kinerja",
                        "date": "2031-01-02",
                        "company_id": self.measurement.company_id.id,
                        "res_model": self.measurement._name,
                        "res_id": self.measurement.id,
                        "token": issues._make_token(),
                        "state": "replaced",
                        "attachment_id": attachment.id,
                        "file_hash": hashlib.sha256(attachment.raw).hexdigest(),
                    }
                    for attachment in attachments
                ]
            )

    @property
    def small_file(self):
        return self._get_issue(self.pk_ech3).sudo().attachment_id.raw

    def test_a_bundle_has_the_originals_as_issued_and_makes_those_that_lack(self):
        issue = self._accept()
        self.assertFalse(issue.file_hash)
        bundle = self._gather(year=2026)
        found = bundle.sudo().part_ids.issue_ids
        self.assertIn(issue, found)
        self.assertIn(self._get_issue(self.pk_ech3), found)
        self.assertTrue(issue.file_hash)
        self.assertEqual(bundle.file_count, len(found))
        with self._get_archive(bundle) as archive:
            sums = archive.read("SHA256SUMS").decode().splitlines()
            papers = [name for name in archive.namelist() if name.endswith(".pdf")]
            digests = {hashlib.sha256(archive.read(n)).hexdigest() for n in papers}
            table = archive.read("DAFTAR.csv").decode("utf-8-sig")
        self.assertEqual(digests, set(found.mapped("file_hash")))
        self.assertEqual({line[:64] for line in sums}, digests)
        self.assertEqual([line[66:] for line in sums], papers)
        for one in found:
            self.assertIn(one.url, table)
            self.assertIn(one.file_hash, table)

    def test_the_bound_copy_says_so_on_every_sheet(self):
        self._accept()
        bundle = self._gather(year=2026)
        sheets = self._get_sheets(bundle)
        for text in sheets:
            self.assertIn(WARNING, text)
        self.assertIn("Daftar Isi", sheets[1])
        self.assertIn(self.pk_ech3.first_title.upper(), " ".join(sheets[2:]).upper())
        names = bundle.sudo().part_ids.issue_ids.mapped("name")
        for name in names:
            self.assertIn("".join(name.split()), "".join(sheets[1].split()))
        chapters = bundle.sudo().part_ids.index["chapters"]
        pages = sum(chapter["pages"] for chapter in chapters)
        self.assertIn(f"lembar {pages}", sheets[-1])

    def test_the_copy_of_a_regency_says_of_how_many_agencies_it_is(self):
        self._accept()
        bundle = self._gather(year=2026).sudo()
        agency = bundle.part_ids.issue_ids.company_id
        self.assertIn(agency.name, bundle._get_cover().lines)
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET company_id = %s WHERE id = %s",
            [self.agency_b.id, bundle.part_ids.issue_ids[-1:].id],
        )
        self.env.invalidate_all()
        self.assertIn("2 perangkat daerah", bundle._get_cover().lines)

    def test_only_what_the_asker_may_read_then_and_at_the_download(self):
        self._accept()
        with self.assertRaisesRegex(UserError, "you may read"):
            self._choose(self.user_head_b, year=2026).action_ask()
        bundle = self._gather(year=2026)
        for user in (self.user_head_b, self.user_organisasi, self.user_head_a):
            self.assertFalse(bundle.with_user(user).search([("id", "=", bundle.id)]))
            with self.assertRaises(AccessError):
                bundle.with_user(user).action_download_originals()
        for user in (self.user_organisasi, self.user_inspektorat):
            found = self._gather(user, year=2026).sudo().part_ids.issue_ids
            self.assertIn(self._get_issue(self.pk_ech3), found)
        self.assertTrue(bundle.action_download_originals()["url"])
        with patch.object(
            type(self.issues),
            "_filter_downloadable",
            lambda issues, env=None: issues[1:],
        ):
            for method in ("action_download_originals", "action_download_copy"):
                with self.assertRaisesRegex(UserError, "may no longer read 1"):
                    getattr(bundle, method)()
            with self.assertRaises(UserError):
                bundle._write_originals(io.BytesIO())

    def test_a_document_that_one_may_not_read_is_not_among_them(self):
        """The row of the register is readable, the document behind it is not."""
        self._accept()
        bundle = self._choose(year=2026)
        model = type(self.measurement)
        with patch.object(
            model, "_filtered_access", lambda records, operation: records.browse()
        ):
            bundle.action_ask()
        found = bundle.sudo().part_ids.issue_ids
        self.assertNotIn(self.measurement._name, found.mapped("res_model"))
        self.assertIn("You may no longer read it.", bundle.problem_text)

    def test_each_part_is_a_job_that_is_done_once(self):
        self._accept()
        heard = self._listen()
        self._start_runner()
        count = self.issues.with_user(self.user_secretary_a).search_count(
            [("year", "=", 2026), ("state", "=", "in_force")]
        )
        self.assertGreater(count, 1)
        bundle = self._choose(year=2026)
        with patch.object(task, "PART", 1):
            bundle.action_ask()
            self.assertEqual((bundle.state, bundle.task_state), ("asked", "waiting"))
            with self.assertRaisesRegex(UserError, "is being gathered"):
                bundle.action_ask()
            job = bundle.sudo().job_id
            with self.env.cr.savepoint() as savepoint:
                Job.load(self.env, job.uuid).perform()
                self.assertEqual(bundle.done_count, 1)
                savepoint.rollback()
            self.env.invalidate_all()
            self.assertEqual((bundle.done_count, len(bundle.sudo().part_ids)), (0, 0))
            jobs = []
            while bundle.sudo().job_id:
                jobs.append(bundle.sudo().job_id)
                self._run_job(jobs[-1])
                made = sum(bool(issue.file_hash) for issue in bundle.issue_ids)
                done = 50 * (made + len(jobs)) // count
                self.assertEqual(bundle.task_percent, done if bundle.task else 0)
            for done in jobs:
                done.requeue()
                self._run_job(done)
        self.assertEqual(bundle.state, "ready")
        parts = bundle.sudo().part_ids
        self.assertEqual(parts.mapped("sequence"), list(range(1, count + 1)))
        self.assertEqual(len(parts.issue_ids), count)
        self.assertEqual(len(self._get_archive(bundle).namelist()), count + 3)
        sheets = self._get_sheets(bundle)
        for number, text in enumerate(sheets[2:], start=1):
            said = text.replace(" ", "")
            self.assertTrue(said.endswith(f"lembar{number}"), text)
        self.assertEqual([told[0] for told in heard], [self.user_secretary_a.login])
        letter = self.env["mail.message"].sudo()
        letter = letter.search([("body", "like", f"/{bundle._name}/{bundle.id}")])
        self.assertEqual(letter.partner_ids, self.user_secretary_a.partner_id)

    def test_other_jobs_print_beside_what_is_bound_and_nothing_is_printed_twice(self):
        """From the end, on whatever host; what another one prints is left to it."""
        self._accept()
        issues = self._register(3)
        files = issues.attachment_id
        issues.flush_recordset()
        self.env.cr.execute(
            "UPDATE sidocakep_issued_document SET attachment_id = NULL,"
            " file_hash = NULL, state = 'in_force', res_id = id WHERE id IN %s",
            [issues._ids],
        )
        self.env.invalidate_all()
        made = []

        def make(found):
            for issue, file in zip(issues, files, strict=True):
                if issue in found and not issue.attachment_id:
                    made.append(issue.id)
                    issue._keep_file(file, file.raw)

        register = type(issues)
        self.startPatcher(patch.object(register, "_make_files", make))
        self.startPatcher(
            patch.object(
                register, "_filter_downloadable", lambda found, env=None: found
            )
        )
        self._start_runner()
        bundle = self._choose(self.user_organisasi, year=2031)
        jobs = self.env["queue.job"].sudo()
        domain = [("method_name", "=", "_print_some"), ("state", "=", "pending")]
        before = jobs.search(domain)
        with patch.object(task, "PART", 1), patch.object(task, "PRINTED", 1):
            bundle.action_ask()
            beside = jobs.search(domain, order="id") - before
            self.assertEqual(set(beside.mapped("priority")), {task.PRIORITY})
            self._run_job(beside[0])
            self.assertEqual(made, issues[2:].ids)
            chain = bundle.sudo().job_id
            busy = patch.object(register, "_take_free", lambda found: found.browse())
            with busy, self.assertRaises(RetryableJobError):
                self._run_job(chain)
            with busy:
                self._run_job(beside[1])
            self.assertEqual(made, issues[2:].ids)
            while bundle.sudo().job_id:
                self._run_job(bundle.sudo().job_id)
            for job in beside:
                job.requeue()
                self._run_job(job)
        self.assertEqual(bundle.state, "ready")
        self.assertEqual(sorted(made), issues.ids)
        self.assertEqual(bundle.sudo().part_ids.issue_ids, issues)

    def test_what_was_cut_off_goes_on_where_it_stood(self):
        """Taken out of the queue, or ended by a fault: what is made stays."""
        self._accept()
        heard = self._listen()
        self._start_runner()
        bundle = self._choose(year=2026)
        with patch.object(task, "PART", 1):
            bundle.action_ask()
            self._run_job(bundle.sudo().job_id)
            self.assertEqual(bundle.done_count, 1)
            bundle.action_cancel_task()
            self.assertEqual((bundle.state, bundle.task_state), ("asked", False))
            with self.assertRaisesRegex(UserError, "No files are ready"):
                bundle.action_download_originals()
            bundle.action_ask()
            job = bundle.sudo().job_id
            job.state = "failed"
            bundle._on_task_fault()
            self.assertEqual(bundle.task_state, "failed")
            self.assertIn("Press Continue", bundle.task_text)
            bundle.action_ask()
            while bundle.sudo().job_id:
                self._run_job(bundle.sudo().job_id)
        self.assertEqual(bundle.state, "ready")
        issues = bundle.sudo().part_ids.issue_ids
        self.assertEqual(len(issues), bundle.issue_count)
        kinds = [message["type"] for _login, _kind, message in heard]
        self.assertEqual(kinds, ["danger", "success"])
        with self.assertRaisesRegex(UserError, "Make a new bundle"):
            bundle.action_ask()

    def test_a_job_of_another_person_gathers_nothing(self):
        """The queue keeps whose login it works with; a changed one is refused."""
        self._accept()
        self._start_runner()
        bundle = self._choose(year=2026)
        bundle.action_ask()
        bundle.sudo().task_by_id = self.user_head_b
        self._run_job(bundle.sudo().job_id)
        self.assertEqual((bundle.state, bundle.done_count), ("asked", 0))
        self.assertEqual(bundle.task_state, "failed")
        self.assertFalse(bundle.sudo().part_ids)

    def test_many_cost_the_queries_of_one_and_a_part_is_cut_by_its_size(self):
        self._accept()
        counts = []
        for number in (1, 1, 50):
            issues = self._register(number)
            bundle = self._choose()
            bundle._as_program().write(
                {"issue_ids": [Command.set(issues.ids)], "issue_count": number}
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            bundle._collect_next()
            self.env.flush_all()
            bundle._as_program().write({"state": "ready", "ready_on": "2026-04-08"})
            self._get_archive(bundle)
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(bundle.file_count, number, bundle.problem_text)
        # The first round fills the caches.
        self.assertLessEqual(counts[2], counts[1])
        with patch.object(task, "PART_BYTES", 2 * len(self.small_file) + 100):
            self.assertEqual(len(bundle._cut(issues, {})), 2)
            self.assertEqual(len(bundle._cut(issues[:1], {})), 1)

    def test_a_file_that_is_not_what_was_issued_is_left_out_and_named(self):
        self._accept()
        issues = self._register(2)
        issues[0].attachment_id.raw = b"%PDF palsu"
        bundle = self._gather(year=2031, with_ended=True)
        self.assertEqual(bundle.sudo().part_ids.issue_ids, issues[1])
        self.assertIn(f"{issues[0].name}: ", bundle.problem_text)
        self.assertEqual(bundle.file_count, 1)
        issues[1].attachment_id.raw = b"%PDF palsu juga"
        with self.assertRaisesRegex(UserError, "not the one that was issued"):
            bundle._write_originals(io.BytesIO())

    def test_a_choice_is_narrow_and_stays(self):
        issue = self._accept()
        kinds = self.env["sidocakep.issued.kind"].with_user(self.user_organisasi)
        kind = kinds.search([("name", "=", issue.kind)])
        bundle = self._choose(
            self.user_organisasi,
            year=2026,
            kind_ids=[Command.set(kind.ids)],
            company_ids=[Command.set(issue.company_id.ids)],
            with_copy=False,
        )
        self.assertEqual(bundle.found_count, 1)
        self.assertIn(issue.kind, bundle.name)
        bundle.action_ask()
        self.assertEqual(bundle.issue_ids, issue)
        with self.assertRaisesRegex(FrozenRecordError, "new bundle"):
            bundle.year = 2025
        with self.assertRaises(AccessError):
            bundle.write({"issue_ids": [Command.set(self.issues.search([]).ids)]})
        with self.assertRaises(AccessError):
            self._choose(issue_ids=[Command.set(issue.ids)])
        action = issue.with_user(self.user_secretary_a).action_bundle()
        picked = bundle.with_user(self.user_secretary_a).browse(action["res_id"])
        picked.action_ask()
        self.assertEqual((picked.issue_ids, picked.state), (issue, "ready"))

    def test_a_bundle_is_cleared_after_some_days_and_the_originals_stay(self):
        self._accept()
        bundle = self._gather(year=2026)
        issues = bundle.sudo().part_ids.issue_ids
        files = self.env["ir.attachment"].sudo()
        domain = [
            ("res_model", "=", "sidocakep.issued.bundle.part"),
            ("res_field", "=", "content"),
        ]
        kept = files.search(domain)
        self.assertTrue(kept)
        with self.assertRaises(AccessError):
            kept.with_user(self.user_secretary_a).read(["raw"])
        week = bundle.create_date.date() + timedelta(days=7)
        self.assertEqual(bundle.kept_until, week)
        bundle._gc_bundles()
        self.assertTrue(bundle.exists())
        with freeze_time(fields.Datetime.now().replace(year=2027)):
            self.env["sidocakep.issued.bundle"]._gc_bundles()
        self.assertFalse(bundle.exists())
        self.assertFalse(files.search(domain))
        for issue in issues:
            self.assertNotEqual(issue._get_seal_state(), "broken")

    def test_year_and_kinds_are_those_of_the_register(self):
        """The year is that of the content, else of the date; a kind keeps its id."""
        issue = self._accept()
        [ended] = self._register(1)
        self.assertEqual((issue.year, ended.year), (2026, 2031))
        kinds = self.env["sidocakep.issued.kind"].search([])
        names = kinds.mapped("name")
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(set(names), set(self.issues.search([]).mapped("kind")))
        self._register(1)
        self.env.invalidate_all()
        self.assertEqual(self.env["sidocakep.issued.kind"].search([]), kinds)

    def test_a_place_is_said_in_words(self):
        for place, words in (
            (("sheets", "Kepala", "signer_name"), "Kepala › Signer › Name"),
            (("rows", "Indeks", "years", "#2"), "Indeks › Year › No. 2"),
            (("preface",), "Preface"),
            (("lines", "Nilai", "realisation"), "Indicators › Nilai › Realisation"),
            (("taker_nip",), "Note Taker › NIP"),
            (("superior_title",), "Superior › Position"),
            (("table2", "Program", "target"), "Program › Target"),
            (("attendees", "#1"), "Attendees › No. 1"),
            (("obstacles", "#3"), "Obstacles › No. 3"),
            (("pk_number",), "Number of the Agreement"),
            (("agency", "address"), "Agency › Address"),
            (("rows",), "Table"),
            (("form_words", "table1"), "Table I"),
            (("form_words", "title"), "Heading"),
            (("title",), "Heading"),
            (("first", "title"), "First Party › Title"),
        ):
            self.assertEqual(get_place_text(self.env, place), words)

    def test_an_issue_asks_for_its_file_as_it_is_made(self):
        triggers = self.env["ir.cron.trigger"]
        cron = self.env.ref("sidocakep_report.ir_cron_issued_files")
        before = triggers.search_count([("cron_id", "=", cron.id)])
        self._accept()
        after = triggers.search_count([("cron_id", "=", cron.id)])
        # with the sending for what goes with it, with the acceptance once more
        self.assertGreater(after, before)
