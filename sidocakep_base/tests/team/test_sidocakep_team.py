"""A team is recorded by others than its members; its next decree changes it."""

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ...exceptions import FrozenRecordError
from ..common import SidocakepCase

TEAM = "sidocakep.team"


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestTeam(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")

    def _draft(self, user, kind="compiler_agency", company=None, members=(), **kw):
        """Return a draft that somebody enters with what the decree says."""
        vals = {
            "kind": kind,
            "company_id": (company or self.agency_a).id,
            "decree_number": "440/7/Dinkes/2026",
            "decree_date": "2026-02-20",
            "decree_issuer": "Kepala Dinas Kesehatan",
            "date_start": "2026-03-01",
            "date_end": "2026-12-31",
            "member_ids": [
                Command.create({"job_id": job.id, "role": role})
                for job, role in members or ((self.job_ech3_a, "chair"),)
            ],
        }
        return self.env[TEAM].with_user(user).create({**vals, **kw})

    def test_secretary_records_the_team_of_the_agency(self):
        team = self._draft(self.user_secretary_a)
        team.action_record()
        self.assertEqual(team.state, "recorded")
        self.assertEqual(team.member_ids.holder_names, self.employee_ech3_a.name)

    def test_an_agency_records_no_team_of_another_nor_of_the_government(self):
        for company, kind in (
            (self.agency_b, "compiler_agency"),
            (self.government, "compiler_government"),
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self._draft(
                    self.user_secretary_a, kind, company, ((self.job_head_b, "chair"),)
                )

    def test_who_has_only_an_own_agreement_drafts_no_team(self):
        with self.assertRaises(AccessError):
            self._draft(self.user_ech3_a)

    def test_nobody_records_himself_into_a_team(self):
        members = ((self.job_secretary_a, "chair"), (self.job_ech3_a, "member"))
        team = self._draft(self.user_secretary_a, members=members)
        with self.assert_refused(AccessError, "you are one of its members"):
            team.action_record()
        team.with_user(self.user_organisasi).action_record()
        self.assertEqual(team.state, "recorded")

    def test_nobody_becomes_a_member_by_a_post_that_he_will_hold(self):
        """The first day of the team counts, not the day on which it is recorded."""
        job = self._create_job("Kepala Bidang Baru", "administrator", self.job_head_a)
        self.employee_secretary_a.create_version(
            {"date_version": "2026-05-01", "job_id": job.id}
        )
        team = self._draft(
            self.user_secretary_a, members=((job, "chair"),), date_start="2026-06-01"
        )
        with self.assertRaises(AccessError):
            team.action_record()

    def test_a_decree_lacking_something_is_not_recorded_and_cites_the_article(self):
        team = self._draft(self.user_secretary_a, decree_number=False, member_ids=[])
        with self.assert_refused(
            UserError, r"Decree Number, at least one member .*Pasal 4 ayat \(2\)"
        ):
            team.action_record()

    def test_a_decree_of_a_later_day_gives_no_right_today(self):
        team = self._draft(self.user_secretary_a, decree_date="2036-01-02")
        with self.assert_refused(UserError, "date that is not in the future"):
            team.action_record()
        team.decree_date = "2026-02-20"
        team.action_record()
        self.assertEqual(team.state, "recorded")

    def test_the_monitoring_team_is_of_the_government_alone(self):
        """Gunung Mas 24/2024 art. 9(7): set by Keputusan Bupati."""
        for kind, company in (
            ("monev", self.agency_a),
            ("compiler_government", self.agency_a),
            ("compiler_agency", self.government),
        ):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                self._draft(self.user_organisasi, kind, company)

    def test_a_member_of_an_agency_team_is_of_the_agency(self):
        with self.assertRaisesRegex(ValidationError, "belongs to"):
            self._draft(self.user_secretary_a, members=((self.job_head_b, "chair"),))

    def test_a_recorded_decree_changes_only_by_the_next_one(self):
        team = self._draft(self.user_secretary_a)
        team.action_record()
        for vals in (
            {"decree_number": "440/8/Dinkes/2026"},
            {"date_end": "2027-12-31"},
            {"member_ids": [Command.clear()]},
        ):
            with self.assertRaises(FrozenRecordError), self.env.cr.savepoint():
                team.write(vals)
        following = self.env[TEAM].browse(team.action_amend()["res_id"])
        self.assertEqual(following.member_ids.job_id, self.job_ech3_a)
        vals = {"decree_number": "440/9/Dinkes/2026", "decree_date": "2026-03-02"}
        following.with_user(self.user_secretary_a).write(
            {**vals, "date_start": "2026-03-02"}
        )
        with self.assert_refused(UserError, "the reason of the amendment"):
            following.action_record()
        following.amendment_reason = "Anggota ditambah"
        following.action_record()
        self.assertEqual([team.state, following.state], ["replaced", "recorded"])

    def test_a_login_without_right_does_not_record_what_others_drafted(self):
        team = self._draft(self.user_secretary_a)
        with self.assertRaises(AccessError):
            team.with_user(self.user_ech4_a).action_record()
        with self.assertRaises(AccessError):
            team.with_user(self.user_head_b).action_record()

    def test_no_client_makes_a_login_a_member(self):
        with self.assert_refused(AccessError, "enter the position or the person"):
            self._draft(
                self.user_secretary_a,
                member_ids=[Command.create({"user_id": self.user_pelaksana_a.id})],
            )

    def test_everybody_reads_the_teams_of_the_agency_and_of_the_government(self):
        self._draft(self.user_secretary_a)
        seen = self.env[TEAM].with_user(self.user_pelaksana_a).search([])
        self.assertEqual(
            set(seen.company_id.ids), {self.agency_a.id, self.government.id}
        )
        self.open_action(self.user_secretary_a, "sidocakep_base.sidocakep_team_action")
