"""The people of a large office: a part a job, each once, and told how far it is."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.workbook.sheets import batches
from ..import_case import ImportCase, fill
from ..queue_case import QueueCase
from ..thorough import long

SHEET = "Jabatan & Pegawai"
PEOPLE = [
    {
        "Nama Jabatan": f"Perawat Ruang {number}",
        "Jenis Jabatan": "functional",
        "Nama Pegawai": f"Perawat {number}",
        "NIP": f"19900101201503100{number}",
    }
    for number in range(1, 6)
]


@tagged("post_install", "-at_install")
class TestImportPart(QueueCase, ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_hr.company_ids += cls.agency_b

    def setUp(self):
        super().setUp()
        self.startPatcher(patch.object(batches, "PEOPLE", 2))
        self.heard = self._listen()
        self.record = self._open_import(self.user_hr)
        self.record = self.record.with_company(self.agency_b)
        self.template = self._download(self.record)
        self._start_runner()

    def _run(self):
        self._run_job(self.record.sudo().job_id)

    def _check(self, rows=PEOPLE):
        self._upload(self.record, fill(self.template, {SHEET: rows}))
        while self.record.task:
            self._run()

    def _people(self):
        people = self.env["hr.employee"].search([("name", "ilike", "Perawat ")])
        return people.sorted("id").mapped("name")

    def _progress(self):
        return self.record.task_text, self.record.task_percent

    @long
    def test_a_check_tells_how_far_it_is_and_shows_what_it_found_in_the_end(self):
        self._upload(self.record, fill(self.template, {SHEET: PEOPLE}))
        self.assertEqual(
            self._progress(), ("Your workbook is the next in the queue.", 0)
        )
        for part, percent in ((2, 33), (3, 66)):
            self._run()
            text = f"The workbook is being checked: part {part} of 3."
            self.assertEqual(self._progress(), (text, percent))
            self.assertEqual(
                (self.record.state, self.record.change_count), ("draft", 0)
            )
            self.assertFalse(self.heard)
        self._run()
        self._assert_no_errors(self.record)
        self.assertEqual((self.record.state, self.record.change_count), ("checked", 5))
        self.assertFalse(self.record.task or self.record.part or self._people())
        self.assertEqual(len(self.heard), 1)

    @long
    @mute_logger("odoo.sql_db")
    def test_refused_rows_of_all_parts_are_found(self):
        rows = [dict(row) for row in PEOPLE]
        for number in (0, 4):
            rows[number]["Nama Pegawai"] += " \u202enabaB"
        self._check(rows)
        found = [(p.code, p.row) for p in self.record.problem_ids]
        first = found[0][1]
        self.assertEqual(found, [("refused", first), ("refused", first + 4)])

    @long
    def test_records_that_change_meanwhile_begin_the_check_anew(self):
        self._upload(self.record, fill(self.template, {SHEET: PEOPLE}))
        self._run()
        self._create_job(
            "Perawat Ruang 3", "functional", self.job_head_b, self.agency_b
        )
        self._run()
        self.assertIn("part 2 of 3", self.record.task_text)
        while self.record.task:
            self._run()
        self.assertEqual((self.record.state, self.record.error_count), ("checked", 0))

    def test_parts_are_applied_once_each(self):
        self._check()
        self.record.action_apply()
        for part, percent in ((2, 33), (3, 66)):
            job = self.record.sudo().job_id
            self._run()
            self._run_job(job)
            text = f"The workbook is being applied: part {part} of 3."
            self.assertEqual(self._progress(), (text, percent))
            self.assertEqual(len(self._people()), 2 * part - 2)
        self._run()
        self.assertEqual(self.record.state, "applied")
        self.assertEqual(self._people(), [row["Nama Pegawai"] for row in PEOPLE])
        self.assertEqual(self.heard[-1][2]["message"], "5 rows were written.")
        self.assertEqual(len(self.heard), 2)

    @long
    def test_what_changes_between_two_parts_is_shown_and_the_first_stays(self):
        self._check()
        self.record.action_apply()
        self._run()
        self._create_employee("Orang Lain", nip=PEOPLE[4]["NIP"])
        self._run()
        self.assertEqual((self.record.state, self.record.task), ("checked", False))
        self.assertEqual(self.record.error_count, 1)
        self.assertEqual(len(self._people()), 2)
        self.assertIn("The parts written before stay", self.heard[-1][2]["message"])

    @long
    def test_a_part_that_is_refused_leaves_those_before(self):
        self._check()
        self.record.action_apply()
        self._run()
        employees = type(self.env["hr.employee"])
        refusal = UserError("Not today.")
        with patch.object(employees, "create", side_effect=refusal):
            self._run()
        self.assertIn("1 of 3 parts were written and stay", self.record.task_error)
        self.assertEqual(len(self._people()), 2)
        self.record.action_apply()
        while self.record.task:
            self._run()
        self.assertEqual((self.record.state, len(self._people())), ("applied", 5))
