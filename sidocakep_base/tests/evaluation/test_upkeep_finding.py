"""Teams, decrees of the IKU and follow-ups that are missing, as the profile asks."""

from odoo.tests import freeze_time, tagged

from ..common import SidocakepCase

MODEL = "sidocakep.upkeep.finding"
GOVERNMENT_KINDS = {"compiler_government", "monev"}


@tagged("post_install", "-at_install")
@freeze_time("2026-03-02 03:00:00")
class TestUpkeepFinding(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.agency_a.sidocakep_kind = "dinas"
        cls.agency_b.sidocakep_kind = "badan"

    def _find(self, company, *kinds, user=None):
        self.env.flush_all()
        domain = [("company_id", "in", company.ids), ("kind", "in", kinds)]
        return self.env[MODEL].with_user(user or self.user_organisasi).search(domain)

    def _find_teams(self, company):
        return self._find(company, "team_missing", "team_lapsed")

    def test_gunung_mas_4_2_a_compiling_team_is_missing_at_either_level(self):
        missing = self._find_teams(self.government)
        self.assertEqual(missing.mapped("team_kind"), ["compiler_government"])
        finding = self._find_teams(self.agency_a)
        self.assertEqual(
            (finding.kind, finding.team_kind, finding.severity),
            ("team_missing", "compiler_agency", "warning"),
        )
        self.assertIn("4 ayat (2)", finding.message)
        self._create_team("compiler_agency", self.agency_a, self.job_ech3_a)
        self._create_team("compiler_government", self.government, self.job_sekda)
        self.assertFalse(self._find_teams(self.agency_a))
        self.assertFalse(self._find_teams(self.government))
        self.assertTrue(self._find_teams(self.agency_b))

    def test_gunung_mas_9_6_a_government_without_a_monitoring_team_is_named(self):
        """Art. 9(6), 9(7): of the government, and of it alone."""
        self.team_monev._with_workflow_bypass().write({"date_end": "2026-02-28"})
        finding = self._find(self.government, "team_lapsed")
        self.assertEqual(finding.team_kind, "monev")
        self.assertIn("28 Februari 2026", finding.message)
        self.assertIn("9 ayat (6) dan ayat (7)", finding.message)
        action = finding.action_open_remedy()
        self.assertEqual(action["res_id"], self.team_monev.id)
        self.team_monev._with_workflow_bypass().write({"state": "draft"})
        kinds = set(self._find(self.government, "team_missing").mapped("team_kind"))
        self.assertEqual(kinds, GOVERNMENT_KINDS)
        self.assertNotIn("monev", self._find_teams(self.agency_a).mapped("team_kind"))

    def test_the_last_day_of_a_decree_still_counts(self):
        team = self._create_team(
            "compiler_agency", self.agency_a, self.job_ech3_a, date_end="2026-03-02"
        )
        self.assertFalse(self._find_teams(self.agency_a))
        with freeze_time("2026-03-03 03:00:00"):
            self.assertEqual(self._find_teams(self.agency_a).team_id, team)

    def test_a_regulation_that_asks_for_no_team_is_told_of_none(self):
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        self.assertFalse(self._find_teams(self.government + self.agency_a))
        self.government.profile_id.rule_ids.unlink()
        self.assertFalse(self.env[MODEL].search([]))

    def test_who_has_no_decree_of_the_iku_is_named_until_it_is_decided(self):
        finding = self._find(self.agency_a, "iku_missing")
        decree = self.env["sidocakep.iku.decree"].create(
            {"company_id": self.agency_a.id}
        )
        self.assertEqual(finding.action_open_remedy()["res_id"], decree.id)
        decree._with_workflow_bypass().write({"state": "decided"})
        self.assertFalse(self._find(self.agency_a, "iku_missing"))

    def test_a_follow_up_past_its_day_is_named_until_it_is_answered(self):
        item = self.env["sidocakep.lhe.recommendation"].create(
            {
                "company_id": self.agency_a.id,
                "year": 2025,
                "name": "Lengkapi bukti",
                "report_number": "700/1/ITDA/2026",
                "report_date": "2026-02-16",
                "date_due": "2026-03-02",
            }
        )
        self.assertFalse(self._find(self.agency_a, "follow_up_late"))
        with freeze_time("2026-03-03 03:00:00"):
            finding = self._find(self.agency_a, "follow_up_late")
            self.assertEqual(finding.recommendation_id, item)
            self.assertIn("2 Maret 2026", finding.message)
            item._with_workflow_bypass().write({"state": "answered"})
            self.assertFalse(self._find(self.agency_a, "follow_up_late"))

    def test_an_agency_sees_its_own(self):
        for user, companies in (
            (self.user_head_a, self.agency_a),
            (self.user_head_b, self.agency_b),
        ):
            found = self.env[MODEL].with_user(user).search([])
            self.assertEqual(found.company_id, companies)
