"""Personnel moves officials of the whole government by one decree."""

from base64 import b64encode
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import Form, tagged

from ..common import SidocakepCase
from ..small_pdf import make_pdf

JULY = date(2026, 7, 1)
SCAN = b64encode(make_pdf("SK"))
DECREE = {
    "date_start": JULY,
    "decree_number": "800.1.3.1/12/BKPSDM/2026",
    "decree_date": date(2026, 6, 24),
    "decree_scan": SCAN,
    "decree_scan_name": "SK.pdf",
}


@tagged("post_install", "-at_install")
class TestMutasi(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # One agency in the switcher, and not one of those whose people are moved.
        cls.office = cls._create_company("Badan Kepegawaian")
        cls.user_hr.write(
            {
                "company_ids": [(6, 0, cls.office.ids)],
                "company_id": cls.office.id,
            }
        )
        cls.hr = cls.env(
            user=cls.user_hr, context={"allowed_company_ids": [cls.office.id]}
        )
        cls.stranger = cls.env["res.company"].create({"name": "PT Lain"})

    def _files(self):
        return self.hr["hr.employee"]

    def _record(self, *moves):
        """Record through the form that these officials get these posts."""
        officials = self._files().browse([employee.id for employee, _job in moves])
        action = officials.action_record_mutasi()
        wizard = self.hr[action["res_model"]].with_context(**action["context"])
        with Form(wizard) as form:
            for name, value in DECREE.items():
                if name != "decree_scan_name":
                    form[name] = value
            for index, (_employee, job) in enumerate(moves):
                with form.line_ids.edit(index) as line:
                    line.job_id = job.with_env(self.hr)
        form.record.action_confirm()
        return form.record

    def test_an_official_is_added_in_the_dialog(self):
        """A row begins empty: nothing is known of its official yet."""
        with Form(self.hr["sidocakep.mutasi"]) as form:
            for name in ("decree_number", "date_start", "decree_date"):
                form[name] = DECREE[name]
            with form.line_ids.new() as line:
                self.assertFalse(line.former_job_id)
                line.employee_id = self.employee_ech4_a.with_env(self.hr)
                self.assertEqual(line.former_job_id, self.job_ech4_a)
                line.job_id = self.job_ech3_a.with_env(self.hr)

    # ------------------------------------------------------------------
    # Whose files
    # ------------------------------------------------------------------

    def test_personnel_sees_the_government_whatever_is_switched_on(self):
        people = self.employee_head_a | self.employee_head_b | self.employee_bupati
        found = self._files().search([("id", "in", people.ids)])
        self.assertEqual(set(found.ids), set(people.ids))
        self.assertEqual(
            found.mapped("version_id.job_id"), people.mapped("version_id.job_id")
        )

    def test_personnel_does_not_see_another_company(self):
        other = self.env["hr.employee"].create(
            {"name": "Orang Lain", "company_id": self.stranger.id, "asn_kind": False}
        )
        self.assertNotIn(other, self._files().search([]))
        self.assertNotIn(other.version_id, self.hr["hr.version"].search([]))
        with self.assertRaises(AccessError):
            call_kw(self._files(), "write", [other.ids, {"name": "x"}], {})

    def test_who_keeps_no_files_sees_none_and_moves_nobody(self):
        for user in (self.user_head_a, self.user_organisasi, self.user_inspektorat):
            employee = self.employee_ech3_a.with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                employee.action_record_mutasi()
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["sidocakep.mutasi"].with_user(user).create(DECREE)

    # ------------------------------------------------------------------
    # The decree
    # ------------------------------------------------------------------

    def test_one_official_by_one_decree(self):
        former = self.employee_ech3_a.version_id
        self._record((self.employee_ech3_a, self.job_head_b))
        employee = self.employee_ech3_a
        version = employee._get_version(JULY)
        self.assertEqual(version.job_id, self.job_head_b)
        self.assertEqual(version.decree_number, DECREE["decree_number"])
        self.assertEqual(version.decree_date, DECREE["decree_date"])
        self.assertEqual(version.decree_scan, SCAN)
        self.assertEqual(former.job_id, self.job_ech3_a)
        self.assertFalse(former.decree_number)
        self.assertEqual(employee.company_id, self.agency_b)
        held = self.env["sidocakep.position.history"].search(
            [("employee_id", "=", employee.id), ("job_id", "=", self.job_ech3_a.id)]
        )
        self.assertEqual(held.date_end, date(2026, 6, 30))

    def test_two_exchange_their_posts(self):
        self._record(
            (self.employee_head_a, self.job_head_b),
            (self.employee_head_b, self.job_head_a),
        )
        for job, employee in (
            (self.job_head_a, self.employee_head_b),
            (self.job_head_b, self.employee_head_a),
        ):
            self.assertEqual(job._get_holder(JULY).employee, employee)
            self.assertEqual(employee.company_id, job.company_id)

    def test_all_or_none(self):
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._record(
                (self.employee_ech3_a, self.job_head_b),
                (self.employee_ech4_a, self.job_ech4_a),
            )
        self.assertEqual(
            self.employee_ech3_a._get_version(JULY).job_id, self.job_ech3_a
        )

    def test_nobody_moves_himself(self):
        own = self._create_employee("Analis", user_id=self.user_hr.id)
        with self.assertRaises(AccessError):
            self._record((own, self.job_head_a))

    def test_the_next_version_does_not_take_the_decree_along(self):
        self._record((self.employee_ech3_a, self.job_head_b))
        later = self.employee_ech3_a.create_version(
            {"date_version": date(2026, 10, 1), "rank_id": self._rank("iv_b").id}
        )
        self.assertEqual(later.job_id, self.job_head_b)
        self.assertFalse(later.decree_number or later.decree_scan)

    def test_what_does_not_fit_is_said_before(self):
        def notice(*moves):
            wizard = self.hr["sidocakep.mutasi"].create(
                {
                    **DECREE,
                    "line_ids": [
                        (0, 0, {"employee_id": who.id, "job_id": job.id})
                        for who, job in moves
                    ],
                }
            )
            return wizard.line_ids[0].notice or ""

        taken = (self.employee_ech3_a, self.job_head_b)
        self.assertIn(self.employee_head_b.name, notice(taken))
        self.assertNotIn(self.agency_b.name, notice(taken), "the post opens it")
        self.assertIn("does not have the role Head of Agency", notice(taken))
        lower = (self.employee_head_b, self.job_ech3_a)
        self.assertNotIn("does not have the role", notice(lower))
        self.user_ech3_a.group_ids |= self.env.ref("base.group_erp_manager")
        self.assertIn(self.agency_b.name, notice(taken), "of an administrator it is")
        leaves = (self.employee_head_b, self.job_ech3_a)
        self.assertNotIn(self.employee_head_b.name, notice(taken, leaves))
        self.employee_ech3_a._appoint(self.job_ech4_a, date(2026, 9, 1))
        self.assertIn("2026", notice(taken, leaves))

    # ------------------------------------------------------------------
    # The agency is that of the post
    # ------------------------------------------------------------------

    def test_the_agency_follows_the_post_in_the_last_version_only(self):
        self.employee_head_a.version_id.with_env(self.hr).job_id = self.job_head_b
        self.assertEqual(self.employee_head_a.company_id, self.agency_b)
        first = self.employee_head_b.version_id
        self.employee_head_b._appoint(self.job_head_a, JULY)
        first.job_id = self.job_ech3_a
        self.employee_head_b._appoint(self.job_head_b, date(2026, 10, 1))
        self.employee_head_b._get_version(JULY).job_id = self.job_ech4_a
        self.assertEqual(self.employee_head_b.company_id, self.agency_b)

    def test_the_agency_of_a_file_is_written_with_its_post_alone(self):
        """By RPC: an official in the lists of another agency, without a decree."""
        self.user_hr.company_ids |= self.agency_a | self.agency_b
        companies = self.user_hr.company_ids.ids
        files = self._files().with_context(allowed_company_ids=companies)
        refused = self.assertRaisesRegex(UserError, "Press Record Mutasi")
        with refused, self.env.cr.savepoint():
            vals = {"company_id": self.agency_b.id}
            call_kw(files, "write", [self.employee_head_a.ids, vals], {})
        self.env.invalidate_all()
        self.assertEqual(self.employee_head_a.company_id, self.agency_a)
        both = {"company_id": self.agency_b.id, "job_id": self.job_head_b.id}
        call_kw(files, "write", [self.employee_ech3_a.ids, both], {})
        self.assertEqual(self.employee_ech3_a.company_id, self.agency_b)
