"""The export of the national finance system: only what is paid, each document once."""

import base64
import json
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ...engine.workbook import Limits
from ...engine.workbook.export_file import read_export, strip_export
from ...models.realisation import export_run, sidocakep_import
from ..import_case import read_table
from .realisation_case import RealisationCase

AGENCY = "1.02.0.00.0.00.01.0000"


def document(code, amount, kind="LS", number="1", **cells):
    """Return a row with the fields of the real export, those of a person too."""
    return {
        "kode_skpd": AGENCY,
        "kode_sub_skpd": AGENCY,
        "kode_sub_giat": code,
        "nama_sub_giat": "Ibu hamil",
        "kode_rekening": "5.1.02.01",
        "nomor_dokumen": f"33/02.0/{number}/{kind}",
        "jenis_dokumen": "SPP" if kind == "LS" else "TBP",
        "jenis_transaksi": kind,
        "tanggal_dokumen": "2026-01-11T00:00:00Z",
        "keterangan_dokumen": "Belanja Siti Aminah",
        "nilai_realisasi": amount,
        "nilai_setoran": 0,
        "nip_pegawai": "198508312011012014",
        "nama_pegawai": "Siti Aminah, SE",
        "nomor_sp2d": f"33/04.0/{number}/{kind}",
        "tanggal_sp2d": "2026-01-12T00:00:00Z",
        "status_tahap_apbd": "Murni",
        **cells,
    }


class ExportCase(RealisationCase):
    """The Sekretaris uploads what the finance system exported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency_a.skpd_code = AGENCY

    def _upload(self, content, kind="realisation", **kw):
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()
        imports = self.env["sidocakep.import"].with_user(self.user_secretary_a)
        record = imports.create(
            {
                "company_id": self.agency_a.id,
                "year": 2026,
                "plan_id": self.plan.id,
                "file_kind": kind,
                "file": base64.b64encode(content),
                "file_name": "ekspor.json",
                **kw,
            }
        )
        record.action_check()
        return record

    def _problems(self, record):
        return [(found.code, found.row) for found in record.problem_ids]

    def _net(self, until=12):
        lines = self.rows._get_realised(self.agency_a, 2026, until)
        return sum(line.realised.net for line in lines.values() if line.realised)


class ReadHereCase(ExportCase):
    """What is read by the server itself: a process for each file takes longer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        limits = Limits()
        cls.startClassPatcher(
            patch.object(
                export_run,
                "read_export_apart",
                lambda content, book: read_export(content, book, limits),
            )
        )
        cls.startClassPatcher(
            patch.object(
                sidocakep_import,
                "strip_export_apart",
                lambda content, book: strip_export(content, book, limits).encode(),
            )
        )


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestExportFileApart(ExportCase):
    """What is read in a process of its own, as in use."""

    def test_no_person_is_kept(self):
        record = self._upload([document(self.sub_1.code, 5)])
        kept = base64.b64decode(record.file).decode()
        for word in ("Siti", "1985", "nip", "nama_pegawai", "keterangan"):
            self.assertNotIn(word, kept)
        self.assertIn("nilai_realisasi", kept)
        # nor of a file that was put in as a workbook before
        other = self.env["sidocakep.import"].create(
            {"company_id": self.agency_a.id, "file": base64.b64encode(b"Siti")}
        )
        other.file_kind = "realisation"
        self.assertFalse(other.file)
        # nor where the kind comes from the context, as from the menu
        content = base64.b64encode(json.dumps([document(self.sub_1.code, 5)]).encode())
        imports = self.env["sidocakep.import"].with_context(
            default_file_kind="realisation"
        )
        other = imports.create({"company_id": self.agency_a.id, "file": content})
        self.assertNotIn(b"Siti", base64.b64decode(other.file))

    def test_what_is_no_table_is_refused_at_once(self):
        for content in (b"PK\x03\x04", b"{}", b"[1]", b"[[", b"a,b\n1,2"):
            with (
                self.subTest(content),
                self.assert_refused(UserError, "finance system|columns|anew"),
            ):
                self._upload(content)

    def test_january_of_bapperida_kota_tegal(self):
        """128 documents, Rp658.277.528; LS 560.292.344, UP 97.985.184."""
        table = read_table("tegal_sipd_realisasi_2025_01.csv")
        rows, codes = [], set()
        for number, cells in enumerate(table):
            code = cells["kode_sub_kegiatan"]
            if code not in codes:
                self._create_node(
                    self.plan, "sub_kegiatan", code, self.objective, code=code
                )
            codes.add(code)
            rows.append(
                document(
                    code,
                    int(cells["nilai_realisasi"]),
                    cells["jenis_transaksi"],
                    number,
                    kode_rekening=cells["kode_rekening"],
                )
            )
        self.assertEqual((len(codes), len(rows)), (24, 55))
        record = self._upload(rows, spj_until="2026-01-31")
        self.assertEqual(self._problems(record), [("export_without_line", 0)])
        record.action_apply()
        lines = self.rows._get_realised(self.agency_a, 2026, 1).values()
        self.assertEqual(sum(line.realised.ls for line in lines), 560_292_344)
        self.assertEqual(sum(line.realised.spj for line in lines), 97_985_184)
        self.assertEqual(self._net(), 658_277_528)


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestExportFile(ReadHereCase):
    """What becomes of the rows, read here: a process a file takes half a second."""

    def test_the_same_file_twice_and_an_amended_one(self):
        """70 + 20 - 5 = 85; amended 60 + 20 - 5 = 75."""
        rows = [
            document(self.sub_1.code, 70),
            document(self.sub_2.code, 20, number="2", nilai_setoran=5),
        ]
        record = self._upload(rows)
        self.assertEqual((record.error_count, record.change_count), (0, 2))
        record.action_apply()
        self.assertEqual(self._net(), 85)
        self.assertEqual(
            self._upload(rows).summary_ids.mapped("unchanged"), [0, 2], "nothing new"
        )
        self.assertEqual(self._upload(rows).change_count, 0)
        rows[0]["nilai_realisasi"] = 60
        amended = self._upload(rows)
        self.assertIn("Rp70 → Rp60", amended.change_ids.details)
        amended.action_apply()
        self.assertEqual(self._net(), 75)
        row = self.rows.search([("previous_id", "!=", False)])
        self.assertEqual((row.amount, row.previous_id.amount), (60, 70))
        self.assertEqual(row.origin, "ekspor.json")

    def test_what_an_amended_file_has_no_more_is_named(self):
        """Of 70, 20 and 9 the 20 were cancelled; the 9 are there."""
        rows = [
            document(self.sub_1.code, 70),
            document(self.sub_2.code, 20, number="2"),
            document(self.sub_2.code, 9, "GU", "3"),
        ]
        self._upload(rows, spj_until="2026-01-31").action_apply()
        record = self._upload([rows[0], rows[2]])
        self.assertEqual(
            self._problems(record),
            [("export_row_missing", 0), ("export_not_ratified", 0)],
        )
        message = record.problem_ids[0].message
        self.assertIn("1 rows of an earlier file", message)
        self.assertIn("33/04.0/2/LS", message)
        self.assertIn("Rp20", message)
        self.assertFalse(self._upload(rows, spj_until="2026-01-31").problem_ids)

    def test_what_is_not_paid_or_ratified_is_named(self):
        rows = [
            document(self.sub_1.code, 70, nomor_sp2d="null", tanggal_sp2d="null"),
            document(self.sub_1.code, 20, "GU", "2"),
            document(self.sub_1.code, 9, "GU", "3", tanggal_dokumen="2026-02-20"),
        ]
        record = self._upload(rows)
        self.assertEqual(
            self._problems(record), [("export_not_paid", 0), ("export_not_ratified", 0)]
        )
        self.assertIn("Rp29", record.problem_ids[1].message)
        record = self._upload(rows, spj_until="2026-01-31")
        record.action_apply()
        self.assertEqual(self._net(), 20)
        line = self._get(1, self.sub_1)
        self.assertEqual((line.realised.spj, line.realised.ls), (20, 0))

    def test_what_does_not_match_is_named_with_its_row(self):
        rows = [
            document(self.sub_1.code, 1),
            document("9.99.99.2.01.0001", 1, number="2"),
            document(self.sub_1.code, 1, "HIBAH", "3"),
            document(self.sub_1.code, 1, number="4", kode_skpd="5.01"),
            document(self.sub_1.code, 1, number="5", tanggal_sp2d="2025-12-30"),
            document(self.sub_1.code, -1, number="6"),
        ]
        record = self._upload(rows)
        self.assertEqual(
            set(self._problems(record)),
            {
                ("export_code_unknown", 3),
                ("export_kind_unknown", 4),
                ("export_other_agency", 0),
                ("export_other_year", 6),
                ("negative_amount", 7),
            },
        )
        with self.assert_refused(UserError, "stop the import"):
            record.action_apply()

    def test_a_file_of_another_agency_is_no_file_without_changes(self):
        record = self._upload([document(self.sub_1.code, 1, kode_skpd="5.01")])
        self.assertEqual(self._problems(record), [("export_no_row_of_agency", 2)])
        self.assertIn("5.01", record.problem_ids.message)

    def test_a_closed_month_refuses_the_row(self):
        self._open(1).action_close()
        record = self._upload([document(self.sub_1.code, 5)])
        self.assertEqual(self._problems(record), [("refused", 2)])
        self.assertIn("2026 Dinas Kesehatan Uji", record.problem_ids.message)

    def test_a_unit_below_the_agency_is_told_apart(self):
        unit = "1.02.0.00.0.00.01.0005"
        rows = [
            document(self.sub_1.code, 5),
            document(self.sub_1.code, 7, kode_sub_skpd=unit),
        ]
        self._upload(rows).action_apply()
        found = self.rows.search([("unit_code", "=", unit)])
        self.assertEqual((found.amount, self._net()), (7, 12))

    def test_the_dpa_of_a_file(self):
        """A shift: 9.000.000 instead of 10.000.000; 4.000.000 stays."""
        head = "kode_skpd;kode_sub_kegiatan;nama_sub_kegiatan;pagu;status_tahap_apbd\n"
        table = (
            head
            + f"{AGENCY};{self.sub_1.code};Ibu hamil;9000000;Pergeseran\n"
            + f"{AGENCY};{self.sub_2.code};Ibu bersalin;4000000;Pergeseran\n"
        ).encode()
        record = self._upload(table, "dpa")
        self.assertEqual(self._problems(record), [("budget_ratified", 2)])
        shift = self.budget.browse(self.budget.action_create_pergeseran()["res_id"])
        record = self._upload(table, "dpa")
        self.assertEqual((record.error_count, record.change_count), (0, 1))
        record.action_apply()
        self.assertEqual(sorted(shift.line_ids.mapped("amount")), [4e6, 9e6])
        self.assertEqual(shift.difference, -1_000_000)
        # a first DPA begins as a draft
        first = self._upload(table.replace(b"Pergeseran", b"Murni"), "dpa", year=2025)
        first.action_apply()
        draft = self.budget.search([("year", "=", 2025)])
        self.assertEqual((draft.state, draft.total_amount), ("draft", 13_000_000))
