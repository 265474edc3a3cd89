"""Logins in bulk: who gets one, with which agency and role, and who may make them."""

import base64
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ...models.document import queue
from ...models.organisation.login import ROLES_WITH_RIGHTS, covers, get_roles
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
        office = self.env.ref("sidocakep_base.group_inspektorat")
        self.user_func_a.group_ids = office
        self.user_secretary_a.group_ids = office
        rows = {row.employee_id: row for row in self._rows()}
        self.assertEqual(rows[self.newcomer].status, "none")
        self.assertEqual(rows[self.employee_head_a].status, "elsewhere")
        self.assertEqual(rows[self.employee_ech3_a].status, "no_role")
        self.assertEqual(rows[self.employee_secretary_a].status, "no_role")
        for employee in self.employee_head_b, self.employee_func_a:
            self.assertIn(rows[employee].status, ("new", "ready"))

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
        trail = self.env["sidocakep.trail"].sudo()
        told = trail.search([("res_model", "=", "res.users"), ("res_id", "=", user.id)])
        told = told.filtered(lambda row: "group_ids" in (row.new_value or ""))
        self.assertEqual(told.user_id, self.admin)
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

    def test_who_reads_all_by_an_office_keeps_all_with_the_role_of_a_post(self):
        everything = self.government + self.setda + self.agency_a + self.agency_b
        office = self.env.ref("sidocakep_base.group_inspektorat")
        user = self.user_head_a
        user.write({"group_ids": [(6, 0, office.ids)], "company_ids": everything.ids})
        row = self._row(self.employee_head_a)
        self.assertEqual(row.status, "no_role")
        row.action_give()
        self.assertEqual(user.company_ids, everything)
        head = self.env.ref("sidocakep_base.group_head")
        self.assertLessEqual(head + office, user.group_ids)
        # A Sekda no more: what his former role opened is closed with it.
        sekda = self.env.ref("sidocakep_base.group_sekda")
        user.group_ids = [(6, 0, sekda.ids)]
        self._row(self.employee_head_a).action_give()
        self.assertEqual(user.company_ids, self.agency_a)
        self.assertIn(head, user.group_ids)
        self.assertNotIn(sekda, user.all_group_ids)

    def test_the_administrator_alone(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role), self.assertRaises(AccessError):
                self._rows(user)

    def test_nobody_gives_himself_a_role(self):
        """Over RPC, whatever the list of an administrator says of him."""
        head = self.env.ref("sidocakep_base.group_head")
        self.employee_func_a._appoint(self.job_head_a, date(2026, 4, 1))
        self.env.cr.flush()
        row = self._row(self.employee_func_a)
        self.assertEqual((row.status, row.role_id), ("too_low", head))
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            rows = self.env["sidocakep.login.row"].with_user(user)
            own = {"employee_id": self.employee_func_a.id, "role_id": head.id}
            for method, args in (
                ("action_give", [row.ids]),
                ("action_mend", [row.ids]),
                ("create", [[own | {"status": "too_low"}]]),
            ):
                case = self.subTest(role=role, method=method)
                with case, self.assertRaises(AccessError):
                    call_kw(rows, method, args, {})
            users = self.env["res.users"].with_user(user)
            vals = {"group_ids": [(4, head.id)]}
            with self.subTest(role=role), self.assertRaises(AccessError):
                call_kw(users, "write", [user.ids, vals], {})
        self.assertFalse(self.user_func_a.has_group("sidocakep_base.group_head"))

    def test_a_role_without_rights_of_its_own_is_covered_by_a_higher_one(self):
        """From the registry: what the table of roles with rights leaves out."""
        others = get_roles(self.env) - self.env["res.groups"].union(
            *(self.env.ref(f"sidocakep_base.group_{n}") for n in ROLES_WITH_RIGHTS)
        )
        others -= self.env.ref("sidocakep_base.group_employee")
        self.assertEqual(len(others), 5)
        for model, field in (
            ("ir.model.access", "group_id"),
            ("ir.rule", "groups"),
            ("ir.ui.menu", "group_ids"),
            ("ir.actions.act_window", "group_ids"),
            ("ir.actions.server", "group_ids"),
        ):
            with self.subTest(model):
                found = self.env[model].sudo().search([(field, "in", others.ids)])
                self.assertFalse(found)

    def test_which_role_carries_which(self):
        """Each case is (role held, role needed, whether it does as well)."""
        for held, needed, expected in (
            ("head", "head", True),
            ("head", "secretary", True),
            ("secretary", "head", False),
            ("echelon3", "echelon4", True),
            ("echelon3", "secretary", False),
            ("sekda", "head", True),
            ("bupati", "head", False),
            ("head", "asisten", False),
            ("pelaksana", "functional", True),
            # Who is in an office has what an official without rights has.
            ("inspektorat", "functional", True),
            ("hr", "head", False),
        ):
            with self.subTest(held=held, needed=needed):
                roles = [
                    self.env.ref(f"sidocakep_base.group_{name}").sudo()
                    for name in (held, needed)
                ]
                self.assertEqual(covers(self.env, *roles), expected)

    # ------------------------------------------------------------------
    # After a change of holders
    # ------------------------------------------------------------------

    def _waiting(self, user=None):
        """Return the figure of the first screen and the list that it opens."""
        self.env.invalidate_all()
        users = self.env["res.users"].with_user(user or self.admin)
        label = "Logins and Roles of Officials to Give"
        work = users.get_my_work()["waiting"]
        item = next((item for item in work if item["label"] == label), None)
        if not item:
            return 0, self.env["sidocakep.login.row"]
        rows = self.env["sidocakep.login.row"].with_user(user or self.admin)
        action = item["action"]
        server = self.env[action["type"]].browse(action["id"]).with_user(self.admin)
        opened = server.with_context(**action["context"]).run()
        self.assertEqual(opened["context"], {"search_default_waiting": 1})
        return item["count"], rows.search(
            [*opened["domain"], ("is_waiting", "=", True)]
        )

    def test_the_queries_do_not_grow_with_the_officials(self):
        employees, counts = self.env["hr.employee"], []
        for number in (0, 0, 5):
            for index in range(number):
                self._create_employee(f"Pegawai {index}", job=self.job_pelaksana_a)
            self.env.cr.flush()
            employees._read_login_states(self.government)  # what a tenure forgot
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            [state.waits() for state in employees._read_login_states(self.government)]
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def _check_told(self, said):
        """The official reads it on his first screen and with a refusal; who is told."""
        official, label = (
            self.user_ech3_a,
            "Positions Whose Official Lacks a Login or Role",
        )
        users = self.env["res.users"]
        work = call_kw(users.with_user(official), "get_my_work", [], {})
        self.assertEqual(work["notice"], said)
        self.assertIn(users._name_administrators(), said)
        companies = self.env["ir.rule"].with_user(official)
        company = self.env["hr.job"].with_user(official).browse(self.job_head_b.id)
        error = companies._name_own_agency(company, self.agency_b)
        self.assertIn(said, error)
        for user, expected in (
            (self.user_hr, True),
            (self.user_organisasi, True),
            (self.user_inspektorat, False),
            (official, False),
        ):
            with self.subTest(user.login):
                work = users.with_user(user).get_my_work()
                found = [item for item in work["watching"] if item["label"] == label]
                self.assertEqual(bool(found), expected)
                if found:
                    jobs = self.env["hr.job"].with_user(user)
                    jobs = jobs.search(found[0]["action"]["domain"])
                    self.assertIn(self.job_head_b, jobs)
                    self.assertNotIn(self.job_ech3_a, jobs, "he may too much")

    def test_what_waits_is_given_by_one_action(self):
        """A Kabid becomes head of B, the head of B its Kabid's successor in A."""
        # Who gives out logins need not keep the personnel files.
        self.admin.group_ids -= self.env.ref("hr.group_hr_user")
        count, rows = self._waiting()
        self.assertEqual(count, len(rows))
        self.assertFalse(rows.filtered("user_id"), "all is right")
        before = count
        self.employee_ech3_a._appoint(self.job_head_b, date(2026, 4, 1))
        self.employee_head_b._appoint(self.job_ech3_a, date(2026, 4, 1))
        self.env.cr.flush()
        count, rows = self._waiting()
        self.assertEqual((count, len(rows)), (before + 2, before + 2))
        status = {row.employee_id: row.status for row in rows}
        self.assertEqual(status[self.employee_ech3_a], "too_low")
        self.assertEqual(status[self.employee_head_b], "beyond")
        said = self.user_ech3_a._explain_lacking()
        self.assertIn(self.job_head_b.name, said)
        self.assertIn("Head of Agency", said)
        self.assertFalse(self.user_head_b._explain_lacking(), "he may too much")
        self._check_told(said)
        moved = rows.filtered(
            lambda row: row.employee_id in self.employee_ech3_a | self.employee_head_b
        )
        call_kw(moved, "action_give", [moved.ids], {})
        self.assertLessEqual(set(moved.mapped("status")), {"new", "ready"})
        self.assertFalse(self.user_ech3_a._explain_lacking())
        for user, role in (
            (self.user_ech3_a, "group_head"),
            (self.user_head_b, "group_echelon3"),
        ):
            with self.subTest(user.login):
                roles = user.group_ids & get_roles(self.env)
                self.assertEqual(roles, self.env.ref(f"sidocakep_base.{role}"))
        self.assertEqual(self._waiting()[0], before)
        trail = self.env["sidocakep.trail"].sudo()
        rows = trail.search(
            [("res_model", "=", "res.users"), ("res_id", "=", self.user_ech3_a.id)]
        )
        given = rows.filtered(lambda row: row.field_name == "group_ids")
        self.assertEqual(given.user_id, self.admin, "it is told who gave it")

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
