"""Scans and their place in a bundle; run in the world of ``TestIssuedDocument``."""

import csv
import hashlib
import io
from base64 import b64encode

from pikepdf import Dictionary, Name, Pdf, String
from PIL import Image

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.models import MAGIC_COLUMNS
from odoo.service.model import call_kw

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError


def make_pdf(script=False, sheets=2):
    with Pdf.new() as pdf:
        for _number in range(sheets):
            pdf.add_blank_page(page_size=(595, 842))
        if script:
            pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("x"))
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def make_picture():
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(stream, "JPEG")
    return stream.getvalue()


class ScanTests:
    def _scan(self, content=None, user=None, **vals):
        vals = {
            "name": "DPA Dinas Kesehatan 2026",
            "company_id": self.agency_a.id,
            "year": 2026,
            "number": "900/1/2026",
            "date": "2026-01-02",
            "place": "Lemari arsip Subbag Keuangan",
            "file": b64encode(content or make_pdf()).decode(),
            "file_name": "dpa.pdf",
            **vals,
        }
        scans = self.env["sidocakep.issued.scan"]
        scans = scans.with_user(user or self.user_secretary_a)
        [scan_id] = call_kw(scans, "create", [[vals]], {})
        return scans.browse(scan_id)

    def test_who_records_a_scan_and_who_reads_it(self):
        allowed = {"head_a", "secretary_a", "organisasi"}
        others = {"head_b", "ech4_a", "inspektorat", "bappeda"}
        self.assert_access_of(
            allowed | others, allowed, lambda user: self._scan(user=user)
        )
        scan = self._scan()
        self.assertFalse(scan.with_user(self.user_head_b).has_access("read"))
        for role in ("ech4_a", "inspektorat"):
            user = getattr(self, f"user_{role}")
            self.assertTrue(scan.with_user(user).has_access("read"), role)
        with self.assertRaises(AccessError):
            scan.with_user(self.user_head_b).action_download()
        self.assertIn(f"/{scan.id}/file/", scan.action_download()["url"])

    def test_a_file_that_is_none_is_refused_with_a_sentence(self):
        for content, words in (
            (make_pdf(script=True), "runs something"),
            (make_pdf(sheets=301), "more than 300 sheets"),
            (b"%PDF-1.4 apa saja %%EOF", "damaged"),
            (b"MZ" + bytes(100), "no scan"),
        ):
            with self.subTest(words), self.assertRaisesRegex(ValidationError, words):
                self._scan(content)
        for vals, words in (
            ({"date": "2026-12-31"}, "Correct the date"),
            ({"issue_id": self._get_issue(self.pk_ech3).id, "company_id": 1}, "Choose"),
            ({"sha256": "0" * 64}, ""),
        ):
            with self.subTest(vals), self.assertRaisesRegex(Exception, words):
                self._scan(user=self.user_organisasi, **vals)

    def test_a_scan_stays_and_a_better_one_takes_its_place(self):
        scan = self._scan()
        self.assertEqual((scan.file_kind, scan.sheet_count), ("pdf", 2))
        self.assertEqual(scan.sha256, hashlib.sha256(scan._read_file()).hexdigest())
        with self.assertRaises(FrozenRecordError):
            scan.with_user(self.user_secretary_a).write({"name": "Lain"})
        with self.assertRaises(FrozenRecordError):
            scan.sudo().unlink()
        context = scan.action_scan_anew()["context"]
        self.assertEqual(context["default_replaces_id"], scan.id)
        with (
            self.assertRaisesRegex(ValidationError, "Say why"),
            self.env.cr.savepoint(),
        ):
            self._scan(replaces_id=scan.id)
        better = self._scan(make_picture(), replaces_id=scan.id, reason="Terpotong")
        self.assertTrue(better.is_current and not scan.is_current)

    def test_no_field_of_a_scan_is_written_whoever_writes(self):
        """What a form holds, what the program found out, and elevated code too."""
        scan = self._scan()
        self.env.invalidate_all()  # as it is stored
        kept = scan.sudo().read()[0]
        stored = {name for name, field in scan._fields.items() if field.store}
        names = stored - {*MAGIC_COLUMNS, "is_current"}
        self.assertLessEqual({"file", "sha256", "issue_id", "place", "reason"}, names)
        for name in sorted(names):
            for user in (self.user_secretary_a, self.user_organisasi):
                own = scan.with_user(user)
                for writer in (own, own.sudo()):
                    with (
                        self.subTest(name, user=user.login, su=writer.env.su),
                        self.assertRaisesRegex(FrozenRecordError, "Record a better"),
                        self.env.cr.savepoint(),
                    ):
                        writer.write({name: False})
        self.env.invalidate_all()
        self.assertEqual(scan.sudo().read()[0], kept)

    def test_another_agency_has_no_door_to_a_scan(self):
        """Not its file, not its next row, not the place of one of its papers."""
        scan = self._scan()
        foreign = scan.with_user(self.user_head_b)
        issue = self._get_issue(self.pk_ech3)
        doors = {
            "download": foreign.action_download,
            "anew": foreign.action_scan_anew,
            "read": lambda: foreign.read(["file"]),
            "of an issue": issue.with_user(self.user_head_b).action_scan,
        }
        for name, door in doors.items():
            with self.subTest(name), self.assertRaises(AccessError):
                door()
        self.assertFalse(foreign.search([]))
        own = {"company_id": self.agency_b.id, "user": self.user_head_b}
        for vals in (
            {"replaces_id": scan.id, "reason": "Lebih jelas"},
            {"issue_id": issue.id},
        ):
            with (
                self.subTest(vals),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self._scan(**own, **vals)
        self.assertTrue(scan.is_current)
        self.assertFalse(issue.scan_ids)

    def test_a_scan_that_changed_on_the_disk_is_told_and_not_bound(self):
        good, bad = self._scan(), self._scan(make_pdf(sheets=3), name="LAKIP 2025")
        files = self.env["ir.attachment"].sudo()
        domain = [("res_model", "=", bad._name), ("res_id", "=", bad.id)]
        file = files.search([*domain, ("res_field", "=", "file")])
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE ir_attachment SET store_fname = NULL, db_datas = %s WHERE id = %s",
            [make_pdf(sheets=4), file.id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "not the one that was recorded"):
            bad._read_file()
        bundle = self._choose(year=2026)
        bundle.action_ask()
        self.assertEqual(bundle.sudo().part_ids.scan_ids, good.sudo())
        self.assertIn("LAKIP 2025: Its scan cannot be bound", bundle.problem_text)

    def test_a_scan_is_bound_behind_its_document_and_says_what_it_is(self):
        issue = self._get_issue(self.pk_ech3)
        action = issue.with_user(self.user_secretary_a).action_scan()
        self.assertEqual(action["context"]["default_issue_id"], issue.id)
        signed = self._scan(make_picture(), issue_id=issue.id, name="PK bermeterai")
        free = self._scan()
        self.assertEqual(issue.scan_ids, signed)
        bundle = self._gather(year=2026)
        part = bundle.sudo().part_ids
        keys = part.index["keys"]
        self.assertEqual(keys[keys.index(issue.id) + 1], f"scan {signed.id}")
        self.assertEqual(keys[-1], f"scan {free.id}")
        self.assertEqual(bundle.file_count, len(keys))
        sheets = ["".join(sheet.split()) for sheet in self._get_sheets(bundle)]
        self.assertIn("2hasilpindai", sheets[0])
        self.assertIn("Hasilpindai:PKbermeterai", sheets[1])
        [slip] = [sheet for sheet in sheets if free.sha256 in sheet]
        self.assertIn("bukandokumenaslisistem", slip)
        self.assertEqual(sum("HASILPINDAI" in sheet for sheet in sheets), 2)
        with self._get_archive(bundle) as archive:
            [path] = [name for name in archive.namelist() if free.sha256[:16] in name]
            self.assertIn("/Hasil Pindai/", path)
            self.assertEqual(archive.read(path), free._read_file())
            rows = csv.reader(
                archive.read("DAFTAR.csv").decode("utf-8-sig").splitlines(),
                delimiter=";",
            )
            row = next(row for row in rows if row[1] == path)
            self.assertIn("bukan dokumen asli", row[7])
        # what was narrowed to a kind has the scans of its documents alone
        kinds = self.env["sidocakep.issued.kind"].search([("name", "=", issue.kind)])
        bundle = self._gather(year=2026, kind_ids=[(6, 0, kinds.ids)])
        self.assertEqual(bundle.sudo().part_ids.scan_ids, signed.sudo())
        bundle = self._gather(year=2026, with_scans=False)
        self.assertFalse(bundle.sudo().part_ids.scan_ids)
        # nothing was issued in a year of before the system
        old = self._scan(year=2019, name="Renstra 2019")
        bundle = self._gather(year=2019)
        self.assertEqual(bundle.sudo().part_ids.index["keys"], [f"scan {old.id}"])
        self.assertEqual(len(self._get_sheets(bundle)), 2 + 3)
