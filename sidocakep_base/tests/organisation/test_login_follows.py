"""The agencies of a login are those of the posts of its official, the same day."""

from datetime import timedelta

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ..document.test_tenure import TenureCase
from .test_mutasi import DECREE

FUTURE = "2090-01-01"


@tagged("post_install", "-at_install")
class TestLoginFollows(TenureCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.day = cls.env.user._get_office_day()
        cls.users = cls.user_head_a | cls.user_head_b | cls.user_ech3_a
        cls.mover = cls.user_ech3_a
        cls.moved = cls.employee_ech3_a

    def _appoint(self, employee, job, day=None):
        """Record as personnel does, over RPC, that an official has another post."""
        mutasi = self.env["sidocakep.mutasi"].with_user(self.user_hr)
        line = {"employee_id": employee.id, "job_id": job.id}
        vals = DECREE | {
            "date_start": str(day or self.day),
            "decree_date": str(DECREE["decree_date"]),
            "line_ids": [Command.create(line)],
        }
        [mutasi_id] = call_kw(mutasi, "create", [[vals]], {})
        call_kw(mutasi, "action_confirm", [[mutasi_id]], {})
        self.env.cr.flush()

    def _reads(self, user, model, record):
        """Tell whether a login may read a record over RPC, in a new session."""
        self.env.registry.clear_cache()
        self.env.invalidate_all()
        try:
            call_kw(self.env[model].with_user(user), "read", [record.ids, ["id"]], {})
        except AccessError:
            return False
        return True

    def _assert_agencies(self, user, agencies, home=None):
        self.assertEqual(user.company_ids, agencies, user.login)
        self.assertEqual(user.company_id, home or agencies, user.login)

    # ------------------------------------------------------------------
    # The ways in which a holder changes
    # ------------------------------------------------------------------

    def test_two_heads_exchange_their_agencies(self):
        mutasi = self.env["sidocakep.mutasi"].with_user(self.user_hr)
        lines = [(self.employee_head_a, self.job_head_b)]
        lines += [(self.employee_head_b, self.job_head_a)]
        vals = DECREE | {
            "date_start": str(self.day),
            "line_ids": [
                Command.create({"employee_id": employee.id, "job_id": job.id})
                for employee, job in lines
            ],
        }
        wizard = mutasi.create(vals)
        call_kw(wizard, "action_confirm", [wizard.ids], {})
        self.env.cr.flush()
        self._assert_agencies(self.user_head_a, self.agency_b)
        self._assert_agencies(self.user_head_b, self.agency_a)
        for user, job, allowed in (
            (self.user_head_a, self.job_head_b, True),
            (self.user_head_a, self.job_head_a, False),
            (self.user_head_b, self.job_head_a, True),
            (self.user_head_b, self.job_head_b, False),
        ):
            self.assertEqual(self._reads(user, "hr.job", job), allowed, user.login)

    def test_every_cause_leaves_the_agencies_of_the_posts_of_today(self):
        """From the registry of causes: no way of changing a holder is forgotten."""
        users = self.env["res.users"].search([("id", "in", self._of_posts().ids)])
        users._follow_posts()

        def check(act, job):
            act()
            self.env.cr.flush()
            self.env.registry.clear_cache()
            for user in self._of_posts():
                own = user._get_own_agencies()
                if own:
                    self.assertEqual(user.company_ids, own, user.login)

        self._check_each_cause(check)

    def _of_posts(self):
        return (
            self.user_head_a
            | self.user_head_b
            | self.user_secretary_a
            | self.user_ech3_a
            | self.user_ech4_a
            | self.user_func_a
            | self.user_pelaksana_a
        )

    def test_each_cause_into_another_agency_and_back(self):
        """A decree that was wrong gives nothing that stays: it is taken back."""
        agencies = self.agency_a | self.agency_b
        version = self.moved.version_ids.sorted("date_version")[-1]
        decree = self._create_acting(
            self.job_ech3_a, self.employee_ech4_a, "plh", self.day
        )
        for name, act, undo in (
            (
                "version",
                lambda: version.write({"job_id": self.job_head_b.id}),
                lambda: version.write({"job_id": self.job_new.id}),
            ),
            (
                "position",
                lambda: self.job_new.write({"company_id": self.agency_b.id}),
                lambda: self.job_new.write({"company_id": self.agency_a.id}),
            ),
        ):
            with self.subTest(name):
                act()
                self.env.cr.flush()
                self._assert_agencies(self.mover, self.agency_b)
                undo()
                self.env.cr.flush()
                self._assert_agencies(self.mover, self.agency_a)
        for name, undo in (
            ("ended", lambda: decree.write({"date_end": self.day - timedelta(1)})),
            ("person", lambda: decree.write({"employee_id": self.employee_func_a.id})),
        ):
            user = self.user_ech4_a
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                decree.write(
                    {
                        "job_id": self.job_head_b.id,
                        "date_start": self.day - timedelta(9),
                    }
                )
                self.env.cr.flush()
                self._assert_agencies(user, agencies, self.agency_a)
                undo()
                self.env.cr.flush()
                self._assert_agencies(user, self.agency_a)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_what_begins_later_is_given_by_the_night(self):
        self._appoint(self.moved, self.job_head_b, FUTURE)
        self._assert_agencies(self.mover, self.agency_a)
        with freeze_time(FUTURE):
            self.env["sidocakep.deadline.request"]._cron_ask_all()
            self._assert_agencies(self.mover, self.agency_b)
            moved = self.env["res.users"]._follow_all_posts()
            self.assertFalse(moved, "a second night changes nothing")

    def test_what_ended_by_itself_is_taken_by_the_night(self):
        with freeze_time("2089-12-01"):
            self._create_acting(
                self.job_head_b, self.employee_ech4_a, "plh", "2089-12-01", "2089-12-31"
            )
            self.env.cr.flush()
            self._assert_agencies(
                self.user_ech4_a, self.agency_a | self.agency_b, self.agency_a
            )
        with freeze_time(FUTURE):
            self.env["hr.employee"].sudo()._cron_update_current_version_id()
        self._assert_agencies(self.user_ech4_a, self.agency_a)

    # ------------------------------------------------------------------
    # Never beyond
    # ------------------------------------------------------------------

    def test_the_trail_says_what_was_given_and_taken(self):
        trail = self.env["sidocakep.trail"].sudo()
        self._appoint(self.moved, self.job_head_b)
        [row] = trail.search(
            [("res_model", "=", "res.users"), ("res_id", "=", self.mover.id)]
        )
        self.assertEqual(row.field_name, "company_ids")
        self.assertEqual(row.old_value, self.agency_a.name)
        self.assertEqual(row.new_value, self.agency_b.name)
        self.assertEqual(row.user_id, self.user_hr)
        self.assertTrue(row.reason)

    def test_what_the_administrator_gave_besides_stays(self):
        self.mover.company_ids |= self.setda
        self._appoint(self.moved, self.job_head_b)
        self._assert_agencies(self.mover, self.agency_b | self.setda, self.agency_b)

    def test_what_the_administrator_closed_stays_closed(self):
        """The post gives each agency once; a login under suspicion stays shut."""
        decree = self._create_acting(
            self.job_head_b, self.employee_ech4_a, "plh", self.day
        )
        self.env.cr.flush()
        user = self.user_ech4_a
        self._assert_agencies(user, self.agency_a | self.agency_b, self.agency_a)
        user.company_ids -= self.agency_b
        self.env["res.users"]._follow_all_posts()
        self._assert_agencies(user, self.agency_a)
        self.employee_ech4_a.version_ids.job_id = self.job_head_b
        self.env.cr.flush()
        self._assert_agencies(user, self.agency_a)
        decree.date_end = self.day
        self.assertFalse(user._follow_posts(), "no home in what was closed")

    def test_a_login_with_another_history_keeps_what_was_given_besides(self):
        """From before the program noted it: only the home of an ended post goes."""
        gone = self._create_company("Dinas Lama")
        cases = [
            ("of an ended post", self.agency_a, self.agency_a + self.setda, self.setda),
            ("besides", gone, gone + self.setda, gone + self.setda),
            ("the one it was made in", gone, gone, self.env["res.company"]),
        ]
        self.moved._appoint(self.job_head_b, self.day)
        self.env.cr.flush()
        for name, home, allowed, kept in cases:
            with self.subTest(name):
                self.mover.write(
                    {"company_id": home.id, "company_ids": allowed.ids}
                    | {"post_company_ids": [(5,)]}
                )
                moved = self.env["res.users"]._follow_all_posts()
                self.assertIn(self.mover, moved)
                home = home & kept or self.agency_b
                self._assert_agencies(self.mover, kept + self.agency_b, home)
                self.assertFalse(self.env["res.users"]._follow_all_posts())

    def test_a_login_opened_again_or_given_a_role_is_right_at_once(self):
        role = self.env.ref("sidocakep_base.group_echelon3")
        for name, shut, opened in (
            ("archived", {"active": False}, {"active": True}),
            (
                "without a role",
                {"group_ids": [(6, 0, self.env.ref("base.group_user").ids)]},
                {"group_ids": [(4, role.id)]},
            ),
        ):
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                self.mover.write(shut)
                self._appoint(self.moved, self.job_head_b)
                self.mover.write(opened)
                self._assert_agencies(self.mover, self.agency_b)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_units_go_with_their_agency(self):
        unit = self._create_company("UPT Lama", parent_id=self.agency_a.id)
        self.mover.company_ids |= unit
        self._appoint(self.moved, self.job_head_b)
        self._assert_agencies(self.mover, self.agency_b)

    def test_logins_that_are_no_officials_are_left_alone(self):
        for group in ("base.group_erp_manager", "base.group_system"):
            with self.subTest(group), self.env.cr.savepoint() as savepoint:
                self.mover.group_ids |= self.env.ref(group)
                self._appoint(self.moved, self.job_head_b)
                self._assert_agencies(self.mover, self.agency_a)
                savepoint.rollback()
                self.env.invalidate_all()
        integration = self._create_user("uji_integrasi", "group_employee")
        self._appoint(self.moved, self.job_head_b)
        self._assert_agencies(integration, self.agency_a)

    def test_who_reads_all_keeps_all(self):
        everything = self.government + self.setda + self.agency_a + self.agency_b
        self.mover.group_ids |= self.env.ref("sidocakep_base.group_inspektorat")
        self.mover.company_ids = everything
        self._appoint(self.moved, self.job_head_b)
        self._assert_agencies(self.mover, everything, self.agency_b)

    def test_who_has_no_post_keeps_one_agency(self):
        self.moved.version_ids.sorted("date_version")[-1].departure_date = (
            self.day - timedelta(1)
        )
        self.env.cr.flush()
        self._assert_agencies(self.mover, self.agency_a)
        self._appoint(self.moved, self.job_head_b)
        self._assert_agencies(self.mover, self.agency_b)

    def test_personnel_opens_no_agency_to_itself(self):
        """Not by a post without a kind either: it would be read with the login."""
        officer = self._create_user("uji_pegawai_hr", "group_hr", self.setda)
        own = self._give_post(officer)
        others = {
            "kind": self.job_head_b,
            "none": self._create_job("Tanpa Jenis", company=self.agency_b),
        }
        for name, job in others.items():
            with self.subTest(name), self.assertRaises(AccessError):
                own.with_user(officer)._appoint(job.with_user(officer), self.day)
            with self.subTest(f"{name}, over RPC"), self.assertRaises(AccessError):
                versions = self.env["hr.version"].with_user(officer)
                call_kw(versions, "write", [own.version_id.ids, {"job_id": job.id}], {})
            vals = {"employee_id": own.id, "date_version": "2026-02-01"}
            vals |= {"name": own.name, "job_id": job.id}
            with self.subTest(f"{name}, a new one"), self.assertRaises(AccessError):
                self.env.registry.clear_cache()
                call_kw(versions, "create", [[vals]], {})
        with self.assertRaises(AccessError):
            call_kw(
                self.env["hr.job"].with_user(officer),
                "write",
                [own.job_id.ids, {"company_id": self.agency_b.id}],
                {},
            )
        users = self.env["res.users"].with_user(officer)
        with self.assertRaises(AccessError):
            call_kw(users, "write", [officer.ids, {"post_company_ids": [(5,)]}], {})
        with self.assertRaises(AccessError):
            by_list = [[], ["post_company_ids"], ["__count"]]
            call_kw(users, "formatted_read_group", by_list, {})
        self._assert_agencies(officer, self.setda)

    def test_personnel_brings_no_former_post_back_to_itself(self):
        """What it holds now ends by a colleague only: what came before would count."""
        officer = self._create_user("uji_pegawai_hr", "group_hr", self.setda)
        own = self._give_post(officer)
        kindless = self._create_job("Tanpa Jenis", company=self.agency_b)
        now, first = own.version_id, "2015-01-01"
        before = own.create_version({"date_version": first, "job_id": kindless.id})
        old = self._create_employee("Berkas Lama", kindless, user_id=officer.id)
        old.active = False
        self.env.cr.flush()
        for model, method, record, *args in (
            ("hr.version", "unlink", now),
            ("hr.version", "unlink", before),
            ("hr.version", "write", now, {"active": False}),
            ("hr.version", "write", now, {"date_version": FUTURE}),
            ("hr.version", "write", now, {"departure_date": str(self.day)}),
            ("hr.version", "write", now, {"job_id": False}),
            ("hr.version", "write", before, {"date_version": str(self.day)}),
            ("hr.version", "write", before, {"departure_date": False, "active": True}),
            ("hr.employee", "write", own, {"active": False}),
            ("hr.employee", "write", old, {"active": True}),
            ("hr.employee", "action_archive", own),
            ("hr.employee", "action_unarchive", old),
            ("hr.employee", "unlink", own),
            ("resource.resource", "write", own.resource_id, {"active": False}),
        ):
            with (
                self.subTest(model=model, method=method, record=record.id, args=args),
                self.assert_refused(AccessError, "Ask a colleague"),
                self.env.cr.savepoint(),
            ):
                self.env.registry.clear_cache()
                records = self.env[model].with_user(officer)
                call_kw(records, method, [record.ids, *args], {})
        self._assert_agencies(officer, self.setda)
        # a colleague may
        versions = self.env["hr.version"].with_user(self.user_hr)
        call_kw(versions, "unlink", [now.ids], {})
        self.env.cr.flush()
        self.assertIn(self.agency_b, officer.company_ids)

    def test_a_post_in_use_stays_in_its_agency(self):
        """Moved, it would open the other agency to its holder without a decree."""
        former = self._create_job("Dulu Dijabat")
        self.moved.create_version({"date_version": "2015-01-01", "job_id": former.id})
        planned = self._create_job("Dalam Rencana")
        self.env["sidocakep.indicator"].create(
            {
                "name": "Cakupan layanan",
                "company_id": self.agency_a.id,
                "unit_id": self.env["sidocakep.unit"]._find_or_create("Persen").id,
                "owner_job_id": planned.id,
            }
        )
        self.env.cr.flush()
        vals = {"company_id": self.agency_b.id}
        for user in (self.user_organisasi, self.user_hr):
            jobs = self.env["hr.job"].with_user(user)
            for job in (self.job_new, former, planned):
                with (
                    self.subTest(user=user.login, job=job.name),
                    self.assert_refused(UserError, "Record Mutasi"),
                ):
                    call_kw(jobs, "write", [job.ids, vals], {})
            same = {"company_id": self.agency_a.id}
            call_kw(jobs, "write", [self.job_new.ids, same], {})
            empty = self._create_job("Belum Dijabat")
            call_kw(jobs, "write", [empty.ids, vals], {})
            self.assertEqual(empty.company_id, self.agency_b)
        self._assert_agencies(self.mover, self.agency_a)

    def test_a_login_whose_link_was_cut_keeps_no_agency_of_a_post(self):
        """Personnel may cut a link: the night takes the door back."""
        night = self.env["hr.employee"].sudo()._cron_update_current_version_id
        self._appoint(self.moved, self.job_head_b)
        for besides, kept in (
            (self.setda, self.setda),
            (self.env["res.company"], self.government),
        ):
            with self.subTest(besides.name):
                self.mover.company_ids |= besides
                people = self.env["hr.employee"].with_user(self.user_hr)
                call_kw(people, "write", [self.moved.ids, {"user_id": False}], {})
                self.env.cr.flush()
                night()
                self._assert_agencies(self.mover, kept)
                self.assertFalse(self._reads(self.mover, "hr.job", self.job_head_b))
                self.assertFalse(self.env["res.users"]._follow_all_posts())
                self.moved.user_id = self.mover
                self.env.cr.flush()
                self._assert_agencies(self.mover, self.agency_b)

    def test_queries_do_not_grow_with_the_people_who_are_moved(self):
        people = []
        for number in range(7):
            user = self._create_user(f"uji_pindah_{number}", "group_pelaksana")
            people.append(
                self._create_employee(user.name, self.job_pelaksana_a, user_id=user.id)
            )
        target = self._create_job("Tujuan", "pelaksana", company=self.agency_b)
        self.env.cr.flush()
        counts = [
            self._count_moved(batch, target)
            for batch in (people[6:], people[:1], people[1:6])
        ]
        self.assertEqual(counts[1], counts[2])

    def _count_moved(self, people, target):
        for employee in people:
            employee.version_id.job_id = target
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.env["hr.job"]._tell_tenure()
        self.env.flush_all()
        count = self.env.cr.sql_log_count - before
        for employee in people:
            self.assertEqual(employee.user_id.company_ids, self.agency_b)
        return count
