"""The sheet of positions and people, imported by the personnel office."""

import difflib
from datetime import date
from functools import partial
from unittest.mock import patch

from odoo.tests import tagged

from ..import_case import ImportCase, edit

SHEET = "Jabatan & Pegawai"
NIP = "19800101 200501 1 001"
JULY = date(2026, 7, 1)


@tagged("post_install", "-at_install")
class TestImportPositions(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_b

    def _rows(self, *rows, user=None):
        user = user or self.user_hr
        return self._check_rows({SHEET: list(rows)}, user)

    def _apply(self, record):
        self._assert_no_errors(record)
        record.with_company(self.agency_b).action_apply()
        self.assertEqual(record.state, "applied")

    def test_what_is_wrong_in_one_row_is_told_at_once(self):
        """A number of 17 digits beside a day that is none, of either kind of ASN."""
        for kind in ("PNS", "pegawai"):
            record = self._rows(
                {
                    "Nama Jabatan": "Kepala Seksi Kesiapsiagaan",
                    "Jenis Jabatan": "supervisor",
                    "Nama Pegawai": "Siti Aminah, S.T.",
                    "Jenis Pegawai": kind,
                    "NIP": "19800101 200501 1 01",
                    "Menjabat Sejak": "31 Februari 2025",
                }
            )
            columns = record.problem_ids.mapped("column")
            with self.subTest(kind=kind):
                self.assertLessEqual({"NIP", "Menjabat Sejak"}, set(columns))

    def _job(self, name):
        return self.env["hr.job"].search(
            [("name", "=", name), ("company_id", "=", self.agency_b.id)]
        )

    def test_eselon_and_name_tell_the_kind_of_a_new_position(self):
        """Lists of BKPSDM have no kind: all got the login of a pelaksana."""
        posts = (
            # the agency has one already, whom the law calls Kepala Pelaksana
            ("Kepala Badan Penanggulangan Bencana Daerah", "II.b", False),
            ("Sekretaris Badan", "III.a", "secretary"),
            ("Kepala Bidang Logistik", "III.b", "administrator"),
            ("Kepala Seksi Logistik", "IV.a", "supervisor"),
            ("Analis Bencana", "Fungsional", "functional"),
            ("Pengolah Data", "Pelaksana", "pelaksana"),
            ("Kepala Kantor Siaga", "III.a", False),
        )
        record = self._rows(
            *(
                {"Nama Jabatan": name, "Eselon": echelon}
                for name, echelon, _code in posts
            )
        )
        details = record.change_ids.mapped("details")
        self.assertEqual(sum("Jenis Jabatan" in text for text in details), 5)
        self._apply(record)
        for name, _echelon, code in posts:
            with self.subTest(name=name):
                self.assertEqual(self._job(name).position_kind_id.code, code)

    def test_position_superior_below_it_and_holder(self):
        record = self._rows(
            {
                "Nama Jabatan": "Kepala Seksi Kesiapsiagaan",
                "Jenis Jabatan": "supervisor",
                "Eselon": "IV.a",
                "Atasan Langsung": "Kepala Bidang Pencegahan",
                "Nama Pegawai": "Siti Aminah, S.T.",
                "Jenis Pegawai": "PNS",
                "NIP": NIP,
                "Pangkat/Golongan": "III/d",
                "Menjabat Sejak": "1 Maret 2025",
            },
            {
                "Nama Jabatan": "Kepala Bidang Pencegahan",
                "Jenis Jabatan": "administrator",
                "Eselon": "III.b",
                "Atasan Langsung": "kepala  pelaksana",
            },
        )
        self._apply(record)
        job = self._job("Kepala Seksi Kesiapsiagaan")
        self.assertEqual(job.echelon, "iv_a")
        self.assertEqual(job.position_kind_id.code, "supervisor")
        self.assertEqual(job.superior_id, self._job("Kepala Bidang Pencegahan"))
        self.assertEqual(job.superior_id.superior_id, self.job_head_b)
        [holder] = job._get_holders(date(2026, 1, 2))[job.id]
        self.assertEqual(holder.employee.name, "Siti Aminah, S.T.")
        self.assertEqual(holder.employee.nip, "198001012005011001")
        self.assertEqual(
            holder.employee._get_signature_values(date(2026, 1, 2))["rank"],
            "Penata Tingkat I (III/d)",
        )
        self.assertFalse(job._get_holders(date(2025, 2, 28))[job.id])

    def test_superior_in_the_government(self):
        record = self._rows(
            {"Nama Jabatan": "Kepala Unit", "Atasan Langsung": "Bupati Uji"}
        )
        self._apply(record)
        self.assertEqual(self._job("Kepala Unit").superior_id, self.job_bupati)

    def test_several_people_hold_one_position(self):
        position = {"Nama Jabatan": "Analis Bencana", "Jenis Jabatan": "functional"}
        record = self._rows(
            position | {"Nama Pegawai": "Ani", "NIP": NIP},
            position | {"Nama Pegawai": "Budi", "NIP": "19810101 200501 1 001"},
        )
        self._apply(record)
        job = self._job("Analis Bencana")
        self.assertEqual(len(job), 1)
        self.assertEqual(len(job._get_holders(date(2026, 6, 1))[job.id]), 2)

    def test_people_without_nip_are_told_and_honorary_are_not(self):
        position = {"Nama Jabatan": "Pengadministrasi", "Jenis Jabatan": "pelaksana"}
        record = self._rows(
            position | {"Nama Pegawai": "Ani", "Jenis Pegawai": "PNS"},
            position | {"Nama Pegawai": "Budi", "Jenis Pegawai": "Non-ASN"},
        )
        self.assertEqual(self._problems(record), [("nip_missing", SHEET, 4, "NIP")])
        self.assertFalse(record.error_count)

    def test_wrong_nip_says_what_is_wrong(self):
        """Digits 13-14 are the month of appointment (Perka BKN 22/2007)."""
        record = self._rows(
            {
                "Nama Jabatan": "Analis",
                "Nama Pegawai": "Ani",
                "NIP": "19800101 200513 1 001",
            }
        )
        self.assertEqual(self._problems(record), [("reading", SHEET, 4, "NIP")])
        self.assertIn("13", record.problem_ids.message)
        self.assertEqual(record.problem_ids.remedy, "Write a month from 01 to 12.")

    def test_elected_official_has_no_nip(self):
        record = self._rows(
            {
                "Nama Jabatan": "Ketua",
                "Nama Pegawai": "Ani",
                "Jenis Pegawai": "Pejabat terpilih",
                "NIP": NIP,
            }
        )
        self.assertEqual(
            self._problems(record), [("nip_not_expected", SHEET, 4, "NIP")]
        )

    def _move_head(self, workbook, since=None):
        """Write into the exported sheet that the head of agency B is Staf Ahli."""
        sheet = workbook[SHEET]
        employee = self.employee_head_b
        for column in (3, 4, 5, 6):
            sheet.cell(3, column).value = None
        for column, value in (
            (2, "Staf Ahli"),
            (7, employee.name),
            (9, employee.nip),
            (11, since),
        ):
            sheet.cell(3, column).value = value

    def test_change_of_position_on_a_day_on_which_something_else_changed(self):
        """A promotion in rank was recorded from the same day: both hold from it."""
        rank = self.env.ref("sidocakep_base.rank_pns_iv_c")
        version = self.employee_head_b.create_version({"date_version": JULY})
        version.rank_id = rank
        record = self._open_import(self.user_hr)
        content = self._download(record)
        self._upload(record, edit(content, partial(self._move_head, since=JULY)))
        self._apply(record)
        [holder] = self._job("Staf Ahli")._get_holders(JULY).popitem()[1]
        self.assertEqual(holder.employee, self.employee_head_b)
        self.assertEqual(version.rank_id, rank)

    def test_change_of_position_begins_on_a_day(self):
        """A mutasi is a new version: before the day the former post is still held."""
        nip = self.employee_head_b.nip
        row = {"Nama Jabatan": "Staf Ahli", "Nama Pegawai": self.employee_head_b.name}
        record = self._rows(row | {"NIP": nip})
        self.assertEqual(
            self._problems(record, "severe"),
            [
                ("duplicate_key", SHEET, 4, "NIP"),
            ],
            "the exported row still says that the person is head",
        )
        record = self._open_import(self.user_hr)
        content = self._download(record)
        self._upload(record, edit(content, self._move_head))
        self.assertEqual(
            self._problems(record), [("move_without_date", SHEET, 3, "Menjabat Sejak")]
        )

        self._upload(record, edit(content, partial(self._move_head, since=JULY)))
        self._apply(record)
        job = self._job("Staf Ahli")
        [holder] = job._get_holders(date(2026, 7, 1))[job.id]
        self.assertEqual(holder.employee, self.employee_head_b)
        former = self.job_head_b._get_holders(date(2026, 6, 30))
        self.assertEqual(former[self.job_head_b.id][0].employee, self.employee_head_b)
        self.assertFalse(
            self.job_head_b._get_holders(date(2026, 7, 1))[self.job_head_b.id]
        )

    def test_employee_of_another_agency(self):
        record = self._rows(
            {
                "Nama Jabatan": "Analis",
                "Nama Pegawai": "Siapa",
                "NIP": self.employee_head_a.nip,
            }
        )
        self.assertEqual(
            self._problems(record), [("employee_elsewhere", SHEET, 4, "NIP")]
        )
        self.assertIn("Dinas Kesehatan Uji", record.problem_ids.message)

    def test_rows_of_one_position_must_agree(self):
        record = self._rows(
            {"Nama Jabatan": "Analis", "Jenis Jabatan": "functional"},
            {"Nama Jabatan": "Analis", "Jenis Jabatan": "supervisor"},
        )
        self.assertEqual(
            self._problems(record), [("position_disagrees", SHEET, 5, "Nama Jabatan")]
        )

    def test_person_data_without_a_name(self):
        record = self._rows({"Nama Jabatan": "Analis", "NIP": NIP})
        self.assertEqual(
            self._problems(record), [("employee_without_name", SHEET, 4, "NIP")]
        )

    def test_unknown_words_suggest_the_nearest(self):
        record = self._rows(
            {"Nama Jabatan": "Analis", "Atasan Langsung": "Kepala Pelaksanaa"}
        )
        self.assertEqual(
            self._problems(record),
            [("reference_unknown", SHEET, 4, "Atasan Langsung")],
        )
        self.assertIn("“Kepala Pelaksana”", record.problem_ids.remedy)

    def test_a_class_in_figures_suggests_the_kind_of_post(self):
        record = self._rows({"Nama Jabatan": "Analis", "Jenis Jabatan": "Eselon 4"})
        self.assertIn("“Pengawas (Eselon IV)”", record.problem_ids.remedy)

    def test_export_read_back_changes_nothing(self):
        record = self._open_import(self.user_hr)
        self._upload(record, self._download(record))
        self._assert_no_errors(record)
        self.assertEqual(record.change_count, 0)
        self.assertEqual(self._counts(record)[SHEET], (0, 0, 1))

    def test_a_file_of_unknown_words_is_answered_in_time(self):
        """A tenth of a second a word among 4,000 posts: 1,000 words outlast a job."""
        words = ["Atasan Salah"] * 20 + [f"Kepala Salah {place}" for place in range(60)]
        rows = [
            {"Nama Jabatan": f"Staf {number}", "Atasan Langsung": word}
            for number, word in enumerate(words)
        ]
        with patch.object(difflib, "get_close_matches", return_value=[]) as compared:
            record = self._rows(*rows)
        # "Atasan Salah" is one mistake in twenty rows.
        self.assertEqual(record.error_count, 61)
        found = record.problem_ids.filtered(lambda p: p.value == "Atasan Salah")
        self.assertRegex(found.rows, r"^4-23$")
        self.assertEqual(compared.call_count, 50)
