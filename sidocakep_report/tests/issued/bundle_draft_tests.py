"""Agreements to sign in ink, in bulk; run in the world of ``TestIssuedDocument``."""

import io
from unittest.mock import patch

from PyPDF2 import PdfFileReader

from odoo import Command
from odoo.exceptions import AccessError, UserError

from ...models.issued import sidocakep_issued_bundle_task as task

CODE = "/sidocakep/dokumen/"


class BundleDraftTests:
    """Mixin of a test case that has issued an agreement and gathers bundles."""

    def _draw_up(self):
        """Return two drafts of agency A and one of agency B."""
        jobs = (self.job_head_a, self.job_secretary_a, self.job_head_b)
        return self.env["sidocakep.pk"].union(*map(self._create_pk, jobs))

    def _get_draft_sheets(self, bundle):
        stream = io.BytesIO()
        bundle._write_for_printer(stream)
        pages = PdfFileReader(stream).pages
        return ["".join(page.extract_text().split()) for page in pages]

    def _get_draft_names(self, archive):
        return [name for name in archive.namelist() if name.startswith("Rancangan/")]

    def test_drafts_are_gathered_beside_what_was_issued_and_told_from_it(self):
        head, secretary, other = self._draw_up()
        self._sign_to(secretary, "proposed")
        before = self.issues.sudo().search_count([])
        bundle = self._choose(year=2026, contents="both")
        self.assertEqual(bundle.draft_found_count, 2)
        bundle.action_ask()
        self.assertEqual((bundle.state, bundle.problem_text), ("ready", ""))
        self.assertEqual(bundle.draft_count, 2)
        self.assertEqual(bundle.file_count, bundle.issue_count + 2)
        with self._get_archive(bundle) as archive:
            names = self._get_draft_names(archive)
            table = archive.read("DAFTAR.csv").decode("utf-8-sig")
            files = [archive.read(name) for name in names]
        for pk, name, content in zip(head | secretary, names, files, strict=True):
            self.assertIn(f"{pk.company_id.name}/Rancangan PK 2026", name)
            self.assertIn(pk.display_name, name)
            text = "".join(
                "".join(page.extract_text().split())
                for page in PdfFileReader(io.BytesIO(content)).pages
            )
            is_marked = "RANCANGAN" in text
            self.assertEqual(is_marked, pk == head, "nobody signs what is marked so")
            self.assertNotIn(CODE, text)
        self.assertEqual(table.count("Rancangan, belum ditandatangani"), 2)
        cover, listed, *sheets = self._get_draft_sheets(bundle)
        self.assertIn("RANCANGAN-belumditandatangani", cover)
        for pk in head | secretary:
            self.assertIn("".join(pk.display_name.split()), listed)
        for sheet in (cover, listed, *sheets):
            self.assertNotIn("SALINAN", sheet)
            self.assertNotIn(CODE, sheet)
        copy = "".join(self._get_sheets(bundle))
        self.assertNotIn("RANCANGAN", copy)
        self.assertEqual(self.issues.sudo().search_count([]), before)
        self.assertNotIn(other, bundle.sudo().draft_ids.pk_id)

    def test_drafts_alone_are_chosen_by_the_same_filter(self):
        """By level and unit; of a quarter there is none, and what is signed is none."""
        head, secretary, other = self._draw_up()
        kind = head.job_id.position_kind_id
        whole, agencies = self.user_organisasi, (self.agency_a | self.agency_b).ids
        for vals, expected in (
            ({}, head | secretary | other),
            ({"company_ids": [Command.set(self.agency_b.ids)]}, other),
            ({"position_kind_ids": [Command.set(kind.ids)]}, head | other),
            ({"period": "1"}, head.browse()),
            ({"year": 2025}, head.browse()),
            ({"contents": "issued"}, head.browse()),
        ):
            with self.subTest(vals):
                bundle = self._choose(whole, **{"contents": "drafts", **vals})
                found = bundle._find_drafts().filtered(
                    lambda pk: pk.company_id.id in agencies
                )
                self.assertEqual(found, expected)
        bundle = self._choose(contents="drafts", period="1")
        with self.assertRaisesRegex(UserError, "No draft of an agreement"):
            bundle.action_ask()
        cover = self._get_draft_sheets(self._gather(whole, contents="drafts"))[0]
        self.assertIn("2perangkatdaerah3rancangan", cover)
        bundle = self._gather(contents="drafts")
        self.assertIn("Drafts of Agreements", bundle.name)
        self.assertFalse(bundle.issue_ids or bundle.sudo().scan_ids)
        self.assertEqual(
            (bundle.has_bound_issues, bundle.has_bound_drafts), (False, True)
        )

    def test_each_draft_is_printed_once_whoever_prints_and_goes_on(self):
        """What was signed or deleted meanwhile is named, and is not among them."""
        head, secretary, _other = self._draw_up()
        gone = self._create_pk(self.job_func_a, fill=False)
        self._start_runner()
        rows = type(self.env["sidocakep.issued.bundle.draft"])
        made, make = [], rows._make_files

        def count(drafts):
            made.extend(drafts._filter_printable().pk_id.ids)
            return make(drafts)

        bundle = self._choose(contents="drafts")
        printing = patch.object(rows, "_make_files", count)
        with printing, patch.multiple(task, PART=1, PRINTED=1):
            bundle.action_ask()
            beside = self.env["queue.job"].sudo()
            beside = beside.search(
                [("method_name", "=", "_print_some"), ("state", "=", "pending")],
                order="id desc",
                limit=2,
            )
            self.assertEqual(bundle.draft_count, 3)
            self._run_job(bundle.sudo().job_id)
            bundle.action_cancel_task()
            self.assertEqual((bundle.done_count, bundle.task_percent), (1, 0))
            bundle.action_ask()
            self._sign_to(secretary, "signed_first")
            gone.unlink()
            for job in beside:
                self._run_job(job)
            while bundle.sudo().job_id:
                self._run_job(bundle.sudo().job_id)
        self.assertEqual(bundle.state, "ready")
        self.assertEqual(made.count(head.id), 1)
        self.assertEqual(bundle.sudo().part_ids.draft_ids.pk_id, head)
        self.assertEqual(bundle.file_count, 1)
        self.assertIn(f"{secretary.display_name}: It was signed", bundle.problem_text)
        self.assertIn("It was deleted after you chose it", bundle.problem_text)
        self._sign_to(head, "signed_first")
        with self._get_archive(bundle) as archive:
            table = archive.read("DAFTAR.csv").decode("utf-8-sig")
        self.assertIn("sudah ditandatangani sesudah dikumpulkan", table)

    def test_a_draft_is_handed_out_to_who_may_read_it_still(self):
        self._draw_up()
        bundle = self._gather(contents="drafts")
        kept = bundle.sudo().draft_ids
        for records, name in ((kept, "content"), (bundle.sudo().part_ids, "index")):
            with self.assertRaises(AccessError):
                records.with_user(self.user_secretary_a).read([name])
        files = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", kept._name), ("res_field", "=", "content")])
        )
        self.assertEqual(len(files), len(kept))
        with self.assertRaises(AccessError):
            files.with_user(self.user_secretary_a).read(["raw"])
        model = type(self.env["sidocakep.pk"])
        hide = patch.object(model, "_filtered_access", lambda pks, _way: pks.browse())
        for method in ("action_download_originals", "action_download_drafts"):
            with hide, self.assertRaisesRegex(UserError, "may no longer read 2"):
                getattr(bundle, method)()
            self.assertTrue(getattr(bundle, method)()["url"])
        bundle.unlink()
        self.assertFalse(kept.exists() or files.exists())
