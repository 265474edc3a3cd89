"""Lists of officials as offices keep them: acting, vacant, ranks, numbers, days."""

from datetime import date

from odoo.tests import tagged

from ...models.workbook.sheets.position_cells import RankIndex
from ..import_case import ImportCase

SHEET = "Jabatan & Pegawai"
KIND = "Pengawas (Eselon IV)"
NIP = "197006172005011007"


@tagged("post_install", "-at_install")
class TestImportPeople(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_b

    def _check(self, *rows):
        rows = [{"Jenis Jabatan": KIND} | row for row in rows]
        return self._check_rows({SHEET: rows}, self.user_hr)

    def _apply(self, record):
        self._assert_no_errors(record)
        record.with_company(self.agency_b).action_apply()

    def test_an_acting_official_is_no_holder(self):
        record = self._check(
            {"Nama Jabatan": "Plt. KEPALA SEKSI", "Nama Pegawai": "Budi"},
            {"Nama Jabatan": "Kepala Seksi Dua", "Nama Pegawai": "Plh. Siti"},
        )
        self.assertEqual(
            self._problems(record),
            [
                ("acting_official", SHEET, 4, "Nama Jabatan"),
                ("acting_official", SHEET, 5, "Nama Pegawai"),
            ],
        )
        self.assertIn("“Plt.”", record.problem_ids[0].message)

    def test_vacancies_are_nobody(self):
        words = ("-", "LOWONG", "(Kosong)", "belum terisi", "---")
        record = self._check(
            *(
                {
                    "Nama Jabatan": f"Kepala Seksi {number}",
                    "Nama Pegawai": word,
                    "NIP": "-",
                    "Pangkat/Golongan": "-",
                    "Menjabat Sejak": "-",
                }
                for number, word in enumerate(words)
            )
        )
        self.assertFalse(record.problem_ids)
        self._apply(record)
        jobs = self.env["hr.job"].search(
            [("name", "like", "Kepala Seksi _"), ("company_id", "=", self.agency_b.id)]
        )
        self.assertEqual(len(jobs), len(words))
        people = self.env["hr.employee"].sudo().search([("job_id", "in", jobs.ids)])
        self.assertFalse(people)

    def test_a_vacancy_that_is_held_is_told(self):
        holder = self._create_employee("Budi", self.job_head_b)
        record = self._check(
            {"Nama Jabatan": self.job_head_b.name, "Nama Pegawai": "LOWONG"}
        )
        [problem] = record.problem_ids.filtered(lambda p: p.code == "vacancy_is_held")
        self.assertEqual(problem.severity, "warning")
        self.assertIn(holder.name, problem.message)

    def test_golongan_decides_the_rank(self):
        ranks = RankIndex(self.env["sidocakep.rank"].search([]))
        expected = {
            "Pembina Tk. I (IV/b)": "IV/b",
            "Pembina Tingkat I, IV b": "IV/b",
            "IV.b": "IV/b",
            "IVb": "IV/b",
            "penata muda tk.i / III. b": "III/b",
            "PENATA TK I": "III/d",
            "Pembina Utama  Muda": "IV/c",
            "Golongan III/a": "III/a",
        }
        for text, code in expected.items():
            with self.subTest(text=text):
                self.assertEqual(ranks.find(text).code, code)
        self.assertEqual(ranks.find("IX", "pppk").code, "IX")
        self.assertEqual(ranks.find("IX").employee_kind, "pppk")
        self.assertIsNone(ranks.find("Kapten"))

    def test_number_and_day_as_they_are_typed(self):
        record = self._check(
            {
                "Nama Jabatan": "Kepala Seksi Umum",
                "Nama Pegawai": "Budi\u200b Santoso_x000B_, S.E.",
                "NIP": "'NIP. 19700617.200501.1.007",
                "Pangkat/Golongan": "Penata Tk. I - III.d",
                "Menjabat Sejak": "TMT 1 Nopember 2025",
            }
        )
        self.assertIn("1 November 2025", record.change_ids.details)
        self._apply(record)
        person = self.env["hr.employee"].sudo().search([("nip", "=", NIP)])
        self.assertEqual(person.name, "Budi Santoso , S.E.")
        self.assertEqual(person.rank_id.code, "III/d")
        self.assertEqual(person.version_id.date_version, date(2025, 11, 1))

    def test_the_day_that_is_assumed_is_shown(self):
        row = {"Nama Jabatan": "Kepala Seksi Umum", "Nama Pegawai": "Budi"}
        record = self._check(row)
        self.assertIn("1 Januari 2026", record.change_ids.details)

    def test_drop_downs_of_each_installed_language_are_read(self):
        kind = self.env["sidocakep.position.kind"].search([("code", "=", "supervisor")])
        words = [
            kind.with_context(lang=code).name
            for code, _name in self.env["res.lang"].get_installed()
        ]
        record = self._check(
            *(
                {"Nama Jabatan": f"Kepala Seksi {number}", "Jenis Jabatan": word}
                for number, word in enumerate(words)
            )
        )
        self._assert_no_errors(record)

    def test_what_is_suggested_is_a_word_of_the_list(self):
        record = self._check(
            {"Nama Jabatan": "Kasi", "Jenis Jabatan": "Pengawas Eselon IV"}
        )
        self.assertIn(f"“{KIND}”", record.problem_ids.remedy)
