"""Logins in bulk: who gets one, with which agency and role, and who may make them."""

import base64
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...models.document import queue
from ..common import ROLES, SidocakepCase


@tagged("post_install", "-at_install")
class TestLoginRow(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls._create_user("uji_admin", "group_organisasi", cls.government)
        cls.admin.group_ids += cls.env.ref("base.group_erp_manager")
        cls.admin.group_ids += cls.env.ref("hr.group_hr_user")
        cls.newcomer = cls._create_employee(
            "Pegawai Tanpa Akun, S.KM.",
            job=cls.job_pelaksana_a,
            nip="199001012015031001",
            work_email="tanpa.akun@uji.example",
        )

    def _rows(self, user=None):
        # Looking at the government alone, with nothing read before: as a job does.
        self.env.invalidate_all()
        rows = self.env["sidocakep.login.row"].with_user(user or self.admin)
        rows = rows.with_context(allowed_company_ids=self.government.ids)
        return rows.search(rows._open_list()["domain"])

    def _row(self, employee=None):
        employee = employee or self.newcomer
        return self._rows().filtered(lambda row: row.employee_id == employee)

    def test_each_official_is_listed_with_what_is_missing(self):
        self.user_head_a.write(
            {"company_ids": [(4, self.agency_b.id)], "company_id": self.agency_b.id}
        )
        self.user_ech3_a.group_ids = self.env.ref("base.group_user")
        rows = {row.employee_id: row for row in self._rows()}
        self.assertEqual(rows[self.newcomer].status, "none")
        self.assertEqual(rows[self.employee_head_a].status, "elsewhere")
        self.assertEqual(rows[self.employee_ech3_a].status, "no_role")
        self.assertIn(rows[self.employee_head_b].status, ("new", "ready"))

    def test_a_login_has_agency_and_role_of_the_post_and_no_password(self):
        """Finding 5: the login went to the government, without a role."""
        row = self._row()
        self.assertEqual(row.login, "199001012015031001")
        with patch.object(type(self.env["mail.mail"]), "create") as mail:
            # As a client asks: nothing of tests that keeps Odoo silent.
            allowed = {"allowed_company_ids": self.government.ids}
            row.with_env(row.env(context=allowed)).action_create_logins()
        mail.assert_not_called()
        written = self.env["mail.message"].search(
            [("model", "=", "hr.employee"), ("res_id", "=", self.newcomer.id)]
        )
        self.assertNotIn("user_notification", written.mapped("message_type"))
        user = self.newcomer.user_id
        self.assertEqual(user.company_id, self.agency_a)
        self.assertEqual(user.company_ids, self.agency_a)
        self.assertTrue(user.has_group("sidocakep_base.group_pelaksana"))
        self.assertFalse(user.has_group("sidocakep_base.group_read_all"))
        self.assertEqual(user.email, "tanpa.akun@uji.example")
        self.env.flush_all()
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
        self.assertFalse(self.env.cr.fetchone()[0])
        self.assertEqual(row.status, "new")

    def test_who_sees_all_agencies_may_look_at_each(self):
        post = self._create_job("Sekda Baru", "sekda", self.job_bupati, self.setda)
        sekda = self._create_employee("Sekda Baru, M.M.", job=post)
        row = self._row(sekda)
        row.login = "sekda.baru"
        row.action_create_logins()
        self.assertEqual(sekda.user_id.company_id, self.setda)
        self.assertIn(self.agency_b, sekda.user_id.company_ids)

    def test_who_sees_all_agencies_may_look_at_one_that_is_made_later(self):
        """And nobody else: neither an official of one agency, nor another government's.

        The login was given the agencies that existed when it was made.
        """
        companies = self.env["res.company"]
        other = companies.create({"name": "Lain", "sidocakep_kind": "government"})
        stranger = self._create_user("uji_lain", "group_inspektorat", other)
        self.user_inspektorat.company_ids += self.government
        late = companies.create(
            {
                "name": "Dinas Baru",
                "sidocakep_kind": "dinas",
                "parent_id": self.government.id,
            }
        )
        self.assertIn(late, self.user_inspektorat.company_ids)
        for user in self.user_head_a | stranger:
            self.assertNotIn(late, user.company_ids)

    def test_what_cannot_be_made_is_said_and_the_rest_is_made(self):
        other = self._create_employee(
            "Pegawai Lain", job=self.job_pelaksana_a, nip=False
        )
        rows = self._row() | self._row(other)
        rows = self._rows().filtered(
            lambda row: row.employee_id in self.newcomer | other
        )
        nameless = rows.filtered(lambda row: row.employee_id == other)
        rows.action_create_logins()
        self.assertTrue(self.newcomer.user_id)
        self.assertFalse(other.user_id)
        self.assertIn("Enter what is typed", nameless.problem)
        nameless.login = self.newcomer.user_id.login
        nameless.action_create_logins()
        self.assertIn("Somebody has this login", nameless.problem)

    def test_agency_and_role_are_put_right(self):
        self.user_head_a.write(
            {
                "company_id": self.agency_b.id,
                "company_ids": [(4, self.agency_b.id)],
                "group_ids": [(6, 0, self.env.ref("base.group_user").ids)],
            }
        )
        self._row(self.employee_head_a).action_mend()
        self.assertEqual(self.user_head_a.company_ids, self.agency_a)
        self.assertTrue(self.user_head_a.has_group("sidocakep_base.group_head"))

    def test_the_administrator_alone(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role), self.assertRaises(AccessError):
                self._rows(user)

    def test_nothing_chosen_and_too_many_without_a_runner(self):
        row = self._row(self.employee_head_b)
        with self.assert_refused(UserError, "column Status"):
            row.action_create_logins()
        with (
            patch.object(queue, "has_runner", return_value=False),
            patch(
                "odoo.addons.sidocakep_base.wizard.start.sidocakep_login_row."
                "MOST_IN_A_REQUEST",
                0,
            ),
            self.assert_refused(UserError, "Nobody works the queue off"),
        ):
            self._row().action_create_logins()

    def test_with_a_runner_it_is_done_by_jobs(self):
        row = self._row()
        few = "odoo.addons.sidocakep_base.wizard.start.sidocakep_login_row.FEW"
        with patch.object(queue, "has_runner", return_value=True), patch(few, 0):
            row.action_create_logins()
        self.assertFalse(self.newcomer.user_id)
        job = self.env["queue.job"].sudo().search([], order="id desc", limit=1)
        self.assertEqual(job.channel, queue.CHANNEL)
        self.assertEqual(job.method_name, "_create_logins")
        self.assertEqual(job.records.ids, row.ids)
        with patch.object(queue, "has_runner", return_value=True):
            row.action_create_logins()
        self.assertTrue(self.newcomer.user_id, "a few are made at once")

    def test_an_invitation_goes_to_who_has_an_address(self):
        row = self._row()
        row.action_create_logins()
        row.action_invite()
        mail = self.env["mail.mail"].sudo().search([], order="id desc", limit=1)
        self.assertEqual(mail.email_to, "tanpa.akun@uji.example")
        self.assertIn("token=", mail.body_html)
        self.newcomer.user_id.email = False
        row.action_invite()
        self.assertIn("make a slip", row.problem)

    def test_slips_are_for_logins_that_were_never_used(self):
        row = self._row()
        row.action_create_logins()
        action = row.action_make_slips()
        sheet = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(sheet.count, 1)
        self.assertIn("Pegawai Tanpa Akun", self._read(sheet))
        self.assertRegex(self._read(sheet), r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}")
        # In the language of its person, whatever the administrator reads.
        self.assertEqual(self.admin.lang, "en_US")
        self.assertIn('<div class="slip" lang="id">', self._read(sheet))
        self.env["res.users.log"].with_user(self.newcomer.user_id).sudo().create({})
        self.newcomer.user_id.invalidate_recordset()
        self.assertEqual(self._row().status, "ready")
        with self.assert_refused(UserError, "column Status"):
            self._row().action_make_slips()

    def _read(self, sheet):
        return base64.b64decode(sheet.file).decode()
