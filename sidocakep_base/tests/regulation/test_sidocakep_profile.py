from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common_profile import DAY, ProfileCase


@tagged("post_install", "-at_install")
class TestProfile(ProfileCase):
    def test_a_third_government_writes_its_profile_from_the_screen(self):
        """Without code, as the user of Bagian Organisasi, through the form."""
        policy = self.env.ref("sidocakep_base.achievement_policy_paser")
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.profile"])
            form.name = "Kutai Barat 5/2025"
            form.regulation_number = "Peraturan Bupati Kutai Barat Nomor 5 Tahun 2025"
            form.policy_id = policy
            with form.level_rule_ids.new() as rule:
                rule.position_kind_id = self._position_kind("head")
                rule.standard_level_id = self.levels["outcome"]
                rule.minimum_level_id = self.levels["output"]
                rule.table2_level = "kegiatan"
                rule.article = "Pasal 9"
            with form.deadline_ids.new() as deadline:
                deadline.document = "pk"
                deadline.trigger = "dpa_ratified"
                deadline.offset_value = 10
                deadline.offset_unit = "working_day"
                deadline.article = "Pasal 10"
            with form.form_ids.new() as printed:
                printed.document = "pk"
                printed.form_code = "paser"
                printed.article = "Lampiran"
            profile = form.save()
        rule = profile._get_level_rule(self.job_head_a, DAY)
        self.assertEqual(rule.table2_level, "kegiatan")
        (breach,) = profile._check_levels(
            self.job_head_a, [self.levels["outcome"], self.levels["activity"]], DAY
        )
        self.assertEqual(
            (breach.article, breach.line), ("Perbup Kutai Barat 5/2025 Pasal 9", 2)
        )
        # Friday 2 January 2026 + 10 working days = Friday 16 January
        self.assertEqual(
            profile._get_due_date("pk", date(2026, 1, 2)), date(2026, 1, 16)
        )
        self.assertEqual(profile._get_form("pk").article, "Lampiran")

    def test_a_copy_is_a_profile_of_its_own(self):
        action = self.paser.with_user(self.user_organisasi).action_copy_to_edit()
        copy = self.env["sidocakep.profile"].browse(action["res_id"])
        self.assertEqual(copy.code, "paser_2")
        self.assertEqual(self.paser.copy().code, "paser_3")
        self.assertEqual(len(copy.level_rule_ids), 10)
        self.assertEqual(len(copy.deadline_ids), len(self.paser.deadline_ids))
        self.assertEqual(len(copy.form_ids), len(self.paser.form_ids))
        copy.level_rule_ids[0].standard_level_id = self.levels["outcome"]
        self.assert_levels(
            self.paser, self.job_head_a, ["iku"], "Pasal 5 ayat (1) huruf a"
        )

    def test_a_rule_of_another_period_is_not_applied(self):
        rule = self.paser._get_level_rule(self.job_head_a, DAY)
        rule.date_start = "2026-06-01"
        self.assertFalse(self.paser._get_level_rule(self.job_head_a, DAY))
        self.assertEqual(
            self.paser._get_level_rule(self.job_head_a, date(2026, 6, 1)), rule
        )

    def test_rules_that_contradict_each_other_are_refused(self):
        rule = self.paser._get_level_rule(self.job_head_a, DAY)
        with self.assert_refused(ValidationError, "same position"):
            rule.copy()
        with self.assert_refused(ValidationError, "above the standard"):
            rule.write(
                {
                    "standard_level_id": self.levels["output"].id,
                    "minimum_level_id": self.levels["iku"].id,
                }
            )
        with self.assert_refused(ValidationError, "no standard level"):
            rule.write(
                {
                    "standard_level_id": False,
                    "minimum_level_id": self.levels["output"].id,
                }
            )
        with self.assert_refused(ValidationError, "lies before"):
            rule.write({"date_start": "2026-02-01", "date_end": "2026-01-01"})

    def test_rules_one_after_the_other_do_not_contradict(self):
        rule = self.paser._get_level_rule(self.job_head_a, DAY)
        rule.date_end = "2026-06-30"
        later = rule.copy({"date_start": "2026-07-01", "date_end": False})
        get = self.paser._get_level_rule
        self.assertEqual(get(self.job_head_a, date(2026, 6, 30)), rule)
        self.assertEqual(get(self.job_head_a, date(2026, 7, 1)), later)

    def test_agencies_follow_the_profile_of_their_government(self):
        self.government.profile_id = self.paser
        with self.as_user(self.user_ech4_a) as env:
            agency = env["res.company"].browse(self.agency_a.id)
            self.assertEqual(agency._get_profile(), self.paser)
            self.assertEqual(agency._get_profile(DAY).name, self.paser.name)

    def test_a_day_before_the_regulation_belongs_to_the_one_it_replaced(self):
        self.gunung_mas.replaces_id = self.paser
        self.government.profile_id = self.gunung_mas
        get = self.agency_a._get_profile
        self.assertEqual(get(date(2024, 5, 22)), self.gunung_mas)
        self.assertEqual(get(date(2024, 5, 21)), self.paser)
        with self.assert_refused(ValidationError, "replace itself"):
            self.paser.replaces_id = self.gunung_mas

    @mute_logger("odoo.sql_db")
    def test_a_profile_in_use_is_not_deleted(self):
        self.government.profile_id = self.paser
        with self.assertRaises(IntegrityError):
            self.paser.unlink()
            self.env.flush_all()

    def test_the_rules_of_many_positions_cost_the_queries_of_one(self):
        jobs = self.env["hr.job"].create(
            [
                {
                    "name": f"Jabatan {number}",
                    "company_id": self.agency_a.id,
                    "position_kind_id": self._position_kind("functional").id,
                }
                for number in range(50)
            ]
        )
        self.env.flush_all()

        def count(records):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.paser._get_level_rules(records, DAY)
            return self.env.cr.sql_log_count - before

        count(jobs[0])
        self.assertEqual(count(jobs[0]), count(jobs))
