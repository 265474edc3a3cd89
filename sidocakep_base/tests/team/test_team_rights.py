"""Being a member gives the rights, on the days of the decree, and nothing else does."""

from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ...models.team.team import CARRIED, IN_FORCE, LAPSED, MISSING
from ..common import SidocakepCase

COMPILER = "sidocakep_base.group_compiler_agency"
COORDINATOR = "sidocakep_base.group_agency_coordinator"
MONEV = "sidocakep_base.group_monev"
MARCH = date(2026, 3, 2)


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestTeamRights(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.admin = cls._create_user("uji_admin_tim", "group_organisasi", cls.setda)
        cls.admin.group_ids += cls.env.ref("base.group_system")
        cls.monev = cls.env.ref(MONEV)

    def _has(self, user, group=COMPILER):
        self.env.invalidate_all()
        return user.has_group(group)

    def _create_agency_team(self, *members, **kw):
        return self._create_team("compiler_agency", self.agency_a, *members, **kw)

    # ------------------------------------------------------------------
    # By post and day
    # ------------------------------------------------------------------

    def test_who_holds_the_post_has_the_right_and_loses_it_with_the_post(self):
        """Gunung Mas 24/2024 art. 4(2); the decree names posts."""
        self.assertFalse(self._has(self.user_ech3_a))
        self._create_agency_team(self.job_ech3_a)
        self.assertTrue(self._has(self.user_ech3_a))
        self.assertFalse(self._has(self.user_ech3_a, COORDINATOR))
        self.employee_ech3_a.create_version(
            {"date_version": MARCH, "job_id": self.job_func_a.id}
        )
        self.env.cr.flush()
        self.assertFalse(self._has(self.user_ech3_a))
        self.employee_ech4_a.create_version(
            {"date_version": MARCH, "job_id": self.job_ech3_a.id}
        )
        self.env.cr.flush()
        self.assertTrue(self._has(self.user_ech4_a))

    def test_a_plh_is_the_member_while_he_stands_in(self):
        self._create_agency_team(self.job_ech3_a)
        self._create_acting(self.job_ech3_a, self.employee_ech4_a, "plh", MARCH, MARCH)
        self.env.cr.flush()
        self.assertTrue(self._has(self.user_ech4_a))
        self.assertFalse(self._has(self.user_ech3_a))
        with freeze_time("2026-03-03 03:00:00"):
            self.env["res.users"]._cron_follow_teams()
            self.assertFalse(self._has(self.user_ech4_a))
            self.assertTrue(self._has(self.user_ech3_a))

    def test_the_right_begins_and_ends_with_the_days_of_the_decree(self):
        self._create_agency_team(
            self.employee_func_a, date_start="2026-03-10", date_end="2026-03-12"
        )
        for day, has in (
            ("2026-03-02", False),
            ("2026-03-09", False),
            ("2026-03-10", True),
            ("2026-03-12", True),
            ("2026-03-13", False),
        ):
            with freeze_time(f"{day} 03:00:00"), self.subTest(day=day):
                self.env["res.users"]._cron_follow_teams()
                self.assertEqual(self._has(self.user_func_a), has)

    def test_the_decree_before_holds_until_the_next_one_begins(self):
        team = self._create_agency_team(self.job_ech3_a)
        following = team._amend()
        following.write(
            {
                "decree_number": "440/9/Dinkes/2026",
                "decree_date": MARCH,
                "date_start": "2026-03-05",
                "amendment_reason": "Keputusan baru",
                "member_ids": [
                    Command.clear(),
                    Command.create({"job_id": self.job_ech4_a.id}),
                ],
            }
        )
        following.action_record()
        self.assertTrue(self._has(self.user_ech3_a))
        with freeze_time("2026-03-05 03:00:00"):
            self.env["res.users"]._cron_follow_teams()
            self.assertFalse(self._has(self.user_ech3_a))
            self.assertTrue(self._has(self.user_ech4_a))

    def test_who_holds_a_post_elsewhere_too_gets_no_right_there(self):
        self._create_agency_team(self.employee_func_a)
        self.assertTrue(self._has(self.user_func_a))
        job = self._create_job("Kepala Seksi B", "supervisor", company=self.agency_b)
        self._create_acting(job, self.employee_func_a, "plt", MARCH)
        self.env.cr.flush()
        self.assertFalse(self._has(self.user_func_a))

    def test_a_login_that_had_no_other_right_stays_an_employee(self):
        self.assertTrue(self._has(self.user_monev, MONEV))
        self.team_monev._amend().with_context(active_test=False).write(
            {
                "decree_number": "100.3.3.2/9/2026",
                "decree_date": MARCH,
                "date_start": MARCH,
                "amendment_reason": "Keputusan baru",
                "member_ids": [
                    Command.clear(),
                    Command.create({"job_id": self.job_sekda.id}),
                ],
            }
        )
        self.team_monev.next_ids.action_record()
        self.assertFalse(self._has(self.user_monev, MONEV))
        self.assertTrue(self._has(self.user_monev, "sidocakep_base.group_employee"))
        self.assertTrue(self._has(self.user_sekda, MONEV))

    # ------------------------------------------------------------------
    # By nobody's hand
    # ------------------------------------------------------------------

    def test_nobody_gives_the_right_by_hand(self):
        """Not on the login, not on the group, not by a group that implies it."""
        user = self.user_func_a.with_user(self.admin)
        group = self.monev.with_user(self.admin)
        other = self.env.ref("sidocakep_base.group_hr").with_user(self.admin)
        given = [Command.link(group.id)]
        ways = {
            "login": lambda: user.write({"group_ids": given}),
            "group": lambda: group.write({"user_ids": [Command.link(user.id)]}),
            "above": lambda: other.write({"implied_ids": given}),
            "below": lambda: group.write({"implied_by_ids": [Command.link(other.id)]}),
            "new": lambda: group.create({"name": "Baru", "implied_ids": given}),
            "account": lambda: user.create(
                {"name": "Baru", "login": "baru", "group_ids": given}
            ),
        }
        for way, write in ways.items():
            with self.subTest(way=way), self.env.cr.savepoint() as savepoint:
                with self.assert_refused(AccessError, "Organisation > Teams"):
                    write()
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertFalse(self._has(self.user_func_a, MONEV))

    def test_nobody_takes_the_right_by_hand(self):
        with self.assert_refused(AccessError, "Organisation > Teams"):
            self.user_monev.with_user(self.admin).write(
                {"group_ids": [Command.unlink(self.monev.id)]}
            )

    def test_the_administrator_gives_a_member_other_rights(self):
        hr = self.env.ref("sidocakep_base.group_hr")
        self.user_monev.with_user(self.admin).write(
            {"group_ids": [Command.link(hr.id)]}
        )
        self.assertTrue(self._has(self.user_monev, "sidocakep_base.group_hr"))

    def test_a_copied_login_is_in_no_team(self):
        copy = self.user_monev.with_user(self.admin).copy({"login": "salinan"})
        self.assertFalse(self._has(copy, MONEV))

    # ------------------------------------------------------------------
    # What issue and step ask
    # ------------------------------------------------------------------

    def test_a_lapsed_decree_lets_acceptance_wait_or_the_members_go_on(self):
        """The choice of the profile: new decrees come after the last quarter is due."""
        profile = self.government.profile_id
        teams, day = self.env["sidocakep.team"], date(2026, 1, 10)
        team = self._create_team(
            "compiler_government",
            self.government,
            self.job_sekda,
            date_start="2025-02-01",
            date_end="2025-12-31",
        )
        kind = "compiler_government"
        for lapse, state in (("wait", LAPSED), ("carry", CARRIED)):
            profile.team_lapse = lapse
            standing = teams._get_standing(kind, self.government, day)
            self.assertEqual((standing.team, standing.state), (team, state))
            self.assertEqual(standing.has_rights, lapse == "carry")
        self.assertEqual(
            teams._get_standing(kind, self.government, date(2025, 12, 31)).state,
            IN_FORCE,
        )
        self.assertEqual(
            teams._get_standing(kind, self.government, date(2025, 1, 1)).state, MISSING
        )

    def test_no_member_accepts_his_own_agency(self):
        team = self.team_monev._amend()
        team.write(
            {
                "decree_number": "100.3.3.2/9/2026",
                "decree_date": MARCH,
                "date_start": MARCH,
                "date_end": "2026-12-31",
                "amendment_reason": "Keputusan baru",
                "member_ids": [
                    Command.clear(),
                    Command.create({"job_id": self.job_head_a.id}),
                    Command.create({"job_id": self.job_head_b.id}),
                ],
            }
        )
        team.action_record()
        accepting = self.env["sidocakep.team"]._get_accepting_users
        self.assertEqual(accepting(self.agency_a, MARCH), self.user_head_b)
        self.assertEqual(accepting(self.agency_b, MARCH), self.user_head_a)
        self.assertEqual(
            accepting(self.setda, MARCH), self.user_head_a + self.user_head_b
        )
        self.assertFalse(accepting(self.setda, date(2027, 1, 10)))
