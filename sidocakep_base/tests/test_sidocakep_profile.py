from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import SidocakepCase

DAY = date(2026, 1, 5)
# Paser 23/2016 art. 1(7), from the highest rank to the lowest
LEVELS = (
    "iku",
    "outcome",
    "important_output",
    "output",
    "activity",
    "sub_activity_output",
)


class ProfileCase(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gunung_mas = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.paser = cls.env.ref("sidocakep_base.profile_paser")
        cls.levels = {
            code: cls.env.ref(f"sidocakep_base.indicator_level_{code}")
            for code in LEVELS
        }
        cls.no_level = cls.env["sidocakep.indicator.level"]
        create = cls._create_job
        cls.job_asisten = create(
            "Asisten Administrasi", "asisten", cls.job_sekda, cls.setda
        )
        cls.job_bureau = create(
            "Kepala Bagian Organisasi", "bureau_head", cls.job_asisten, cls.setda
        )
        cls.job_subsection = create(
            "Kepala Sub Bagian Kinerja", "subsection_head", cls.job_bureau, cls.setda
        )
        cls.job_func_setda = create(
            "Analis Kebijakan", "functional", cls.job_bureau, cls.setda
        )
        cls.job_staf_ahli = create(
            "Staf Ahli Bupati", "staf_ahli", cls.job_sekda, cls.setda
        )

    def assert_levels(self, profile, job, satisfying, article):
        """A position satisfies its article with exactly the levels given.

        Levels below block, levels above the standard only warn; the breach cites the
        article.
        """
        rule = profile._get_level_rule(job, DAY)
        self.assertTrue(rule.article.endswith(article), rule.article)
        for code, level in self.levels.items():
            breaches = profile._check_levels(job, [level], DAY)
            breaches = [b for b in breaches if b.kind != "standard_missing"]
            if code in satisfying:
                self.assertFalse(breaches, f"{code} satisfies {article}")
                continue
            self.assertEqual(len(breaches), 1, f"{code} breaches {article}")
            above = LEVELS.index(code) < LEVELS.index(satisfying[0])
            self.assertEqual(breaches[0].severity, "warn" if above else "block")
            self.assertEqual(breaches[0].article, rule.article)
            self.assertIn("baris 1", breaches[0].message)
            self.assertTrue(breaches[0].remedy)
        (breach,) = [
            b
            for b in profile._check_levels(job, [self.no_level], DAY)
            if b.kind != "standard_missing"
        ]
        self.assertEqual(breach.kind, "unclassified")


@tagged("post_install", "-at_install")
class TestPaserLevelRules(ProfileCase):
    def test_paser_5_1_a_head_of_agency_at_iku(self):
        self.assert_levels(self.paser, self.job_head_a, ["iku"], "Pasal 5(1)a")

    def test_paser_5_1_b_secretary_at_outcome(self):
        self.assert_levels(self.paser, self.job_secretary_a, ["outcome"], "Pasal 5(1)b")

    def test_paser_5_1_c_echelon3_outcome_at_least_important_output(self):
        self.assert_levels(
            self.paser, self.job_ech3_a, ["outcome", "important_output"], "Pasal 5(1)c"
        )

    def test_paser_5_1_d_echelon4_output_at_least_activity(self):
        self.assert_levels(
            self.paser, self.job_ech4_a, ["output", "activity"], "Pasal 5(1)d"
        )

    def test_paser_5_1_e_functional_at_sub_activity_output(self):
        self.assert_levels(
            self.paser, self.job_func_a, ["sub_activity_output"], "Pasal 5(1)e"
        )

    def test_paser_5_2_a_regional_secretary_at_iku(self):
        self.assert_levels(self.paser, self.job_sekda, ["iku"], "Pasal 5(2)a")

    def test_paser_5_2_b_assistant_outcome_at_least_important_output(self):
        self.assert_levels(
            self.paser, self.job_asisten, ["outcome", "important_output"], "Pasal 5(2)b"
        )

    def test_paser_5_2_c_head_of_division_outcome_at_least_output(self):
        self.assert_levels(
            self.paser,
            self.job_bureau,
            ["outcome", "important_output", "output"],
            "Pasal 5(2)c",
        )

    def test_paser_5_2_d_head_of_subdivision_output_at_least_activity(self):
        self.assert_levels(
            self.paser, self.job_subsection, ["output", "activity"], "Pasal 5(2)d"
        )

    def test_paser_5_2_e_functional_in_the_secretariat_at_sub_activity_output(self):
        self.assert_levels(
            self.paser, self.job_func_setda, ["sub_activity_output"], "Pasal 5(2)e"
        )

    def test_paser_5_ends_with_the_functional_official(self):
        """From the highest official to the functional ones: the pelaksana, the expert
        staff and the head of region are not named."""
        for job in (self.job_pelaksana_a, self.job_staf_ahli, self.job_bupati):
            self.assertFalse(self.paser._get_level_rule(job, DAY))
            self.assertEqual(self.paser._check_levels(job, [self.no_level], DAY), [])
            self.assertEqual(self.paser._get_table2_level(job, DAY), "none")

    def test_paser_1_7_levels_in_their_order(self):
        """Paser 23/2016 art. 1(7): six types of indicator, IKU the highest."""
        levels = self.env["sidocakep.indicator.level"].search([])
        self.assertEqual(tuple(levels.mapped("code")), LEVELS)
        self.assertIn("Paser 23/2016", levels[0].article)

    def test_paser_5_posts_of_the_secretariat_kept_in_the_government(self):
        """Where the secretariat is no agency of its own, 5(2) still holds."""
        job = self._create_job("Sekda", "sekda", company=self.government)
        rule = self.paser._get_level_rule(job, DAY)
        self.assertTrue(rule.article.endswith("Pasal 5(2)a"))

    def test_paser_4_3_by_the_dpa_or_the_duties(self):
        self.assertEqual(self.paser.pk_basis, "dpa_or_tupoksi")
        self.assertTrue(self.paser.pk_basis_article.endswith("Pasal 4(3)"))


@tagged("post_install", "-at_install")
class TestGunungMasLevelRules(ProfileCase):
    def test_gunung_mas_c2_who_makes_an_agreement(self):
        """C.2: Bupati, Sekda, heads, echelon 3, pengawas, functional, pelaksana."""
        jobs = (
            self.job_bupati
            + self.job_sekda
            + self.job_head_a
            + self.job_head_b
            + self.job_ech3_a
            + self.job_secretary_a
            + self.job_bureau
            + self.job_ech4_a
            + self.job_subsection
            + self.job_func_a
            + self.job_func_setda
            + self.job_pelaksana_a
        )
        others = self.job_asisten + self.job_staf_ahli
        rules = self.gunung_mas._get_level_rules(jobs + others, DAY)
        self.assertEqual(set(rules), set(jobs.ids))
        self.assertIn("C.2.a", rules[self.job_bupati.id].article)
        self.assertIn("C.2.g", rules[self.job_pelaksana_a.id].article)

    def test_gunung_mas_c4_a_government_at_impact_or_outcome(self):
        self.assert_levels(
            self.gunung_mas,
            self.job_bupati,
            ["iku", "outcome"],
            "Lampiran C.2.a, C.4.a, C.6",
        )

    def test_gunung_mas_c4_b_agency_at_outcome_or_output(self):
        self.assert_levels(
            self.gunung_mas,
            self.job_head_a,
            ["iku", "outcome", "important_output", "output"],
            "Lampiran C.2.c, C.4.b, C.6",
        )

    def test_gunung_mas_7_1_an_agreement_without_iku_is_only_warned(self):
        """Pasal 7(1): program and/or kegiatan indicators and/or IKU."""
        (breach,) = self.gunung_mas._check_levels(
            self.job_head_a, [self.levels["outcome"]], DAY
        )
        self.assertEqual((breach.kind, breach.severity), ("standard_missing", "warn"))

    def test_gunung_mas_c6_table2_by_level(self):
        """C.6: program for the heads, kegiatan for echelon 3, sub kegiatan below."""
        for job, level in (
            (self.job_bupati, "program"),
            (self.job_sekda, "program"),
            (self.job_head_a, "program"),
            (self.job_ech3_a, "kegiatan"),
            (self.job_secretary_a, "kegiatan"),
            (self.job_bureau, "kegiatan"),
            (self.job_ech4_a, "sub_kegiatan"),
            (self.job_subsection, "sub_kegiatan"),
            (self.job_pelaksana_a, "none"),
        ):
            self.assertEqual(self.gunung_mas._get_table2_level(job, DAY), level)

    def test_gunung_mas_6_2_the_dpa_is_the_basis(self):
        self.assertEqual(self.gunung_mas.pk_basis, "dpa")
        self.assertTrue(self.gunung_mas.pk_basis_article.endswith("Pasal 6(2)"))

    def test_gunung_mas_6_4_smart_is_required(self):
        self.assertTrue(self.gunung_mas.smart_required)
        self.assertTrue(self.gunung_mas.smart_article.endswith("Pasal 6(4)"))

    def test_gunung_mas_c6_forms(self):
        get = self.gunung_mas._get_form
        bupati = get("pk", self._position_kind("head_of_region"))
        self.assertTrue(bupati.article.endswith("C.6 (Bupati)"))
        head = get("pk", self._position_kind("head"))
        self.assertIn("Pimpinan Perangkat Daerah", head.article)
        self.assertEqual(head.form_code, "gunung_mas")
        self.assertFalse(get("action_plan"))
        self.assertEqual(
            self.paser._get_form("pk").article, "Paser 23/2016 Lampiran II"
        )


@tagged("post_install", "-at_install")
class TestDeadlines(ProfileCase):
    def assert_due(self, profile, document, trigger, due, article):
        self.assertEqual(profile._get_due_date(document, trigger), due)
        self.assertIn(article, profile._get_deadline(document, trigger).article)

    def test_gunung_mas_7_2_pk_one_month_after_the_dpa(self):
        self.assert_due(
            self.gunung_mas, "pk", date(2026, 1, 2), date(2026, 2, 2), "Pasal 7(2)"
        )
        # no 31 February: its last day
        self.assert_due(
            self.gunung_mas, "pk", date(2026, 1, 31), date(2026, 2, 28), "Pasal 7(2)"
        )

    def test_gunung_mas_7_4_handed_in_one_month_after_the_budget(self):
        self.assert_due(
            self.gunung_mas,
            "pk_hand_in",
            date(2025, 12, 30),
            date(2026, 1, 30),
            "Pasal 7(4)",
        )

    def test_gunung_mas_9_8_quarter_by_the_second_week(self):
        self.assert_due(
            self.gunung_mas,
            "measurement_quarter",
            date(2026, 3, 31),
            date(2026, 4, 14),
            "Pasal 9(8)",
        )

    def test_gunung_mas_9_9_year_by_one_month(self):
        self.assert_due(
            self.gunung_mas,
            "measurement_year",
            date(2026, 12, 31),
            date(2027, 1, 31),
            "Pasal 9(9)",
        )

    def test_gunung_mas_11_2_lkjip_by_two_months(self):
        self.assert_due(
            self.gunung_mas,
            "lkjip",
            date(2027, 12, 31),
            date(2028, 2, 29),
            "Pasal 11(2)",
        )

    def test_paser_7_4_at_the_reporting_times_of_the_agreement(self):
        for document in ("measurement_quarter", "measurement_year"):
            deadline = self.paser._get_deadline(document, DAY)
            self.assertIn("Pasal 7(4)", deadline.article)
        self.assert_due(
            self.paser, "pk", date(2026, 1, 2), date(2026, 2, 2), "Pasal 4(3)"
        )

    def test_paser_3_3_map_reviewed_once_a_year(self):
        self.assert_due(
            self.paser,
            "map_review",
            date(2026, 12, 31),
            date(2026, 12, 31),
            "Pasal 3(3)",
        )

    def test_no_article_no_deadline(self):
        self.assertIsNone(self.gunung_mas._get_due_date("map_review", DAY))

    def test_a_deadline_may_avoid_rest_days_and_public_holidays(self):
        """31 January 2026 is a Saturday; Monday 2 February is made a holiday."""
        deadline = self.gunung_mas._get_deadline("pk", DAY)
        trigger = date(2025, 12, 31)
        self.assertEqual(deadline._get_due_date(trigger), date(2026, 1, 31))
        deadline.rest_day = "next"
        self.assertEqual(deadline._get_due_date(trigger), date(2026, 2, 2))
        # 00:00-23:59 in western Indonesia (UTC+7)
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Libur",
                "company_id": False,
                "date_from": "2026-02-01 17:00:00",
                "date_to": "2026-02-02 16:59:59",
            }
        )
        self.env.company.root_id.resource_calendar_id.tz = "Asia/Jakarta"
        self.assertEqual(deadline._get_due_date(trigger), date(2026, 2, 3))
        deadline.rest_day = "previous"
        self.assertEqual(deadline._get_due_date(trigger), date(2026, 1, 30))

    def test_the_deadline_in_force_when_the_clock_starts_decides(self):
        old = self.gunung_mas._get_deadline("pk", DAY)
        old.date_end = "2026-12-31"
        old.copy({"date_start": "2027-01-01", "date_end": False, "offset_value": 2})
        get = self.gunung_mas._get_due_date
        self.assertEqual(get("pk", date(2026, 12, 31)), date(2027, 1, 31))
        self.assertEqual(get("pk", date(2027, 1, 1)), date(2027, 3, 1))

    def test_two_deadlines_at_once_are_refused(self):
        with self.assert_refused(ValidationError, "same document"):
            self.gunung_mas._get_deadline("pk", DAY).copy()

    @mute_logger("odoo.sql_db")
    def test_a_deadline_does_not_lie_before_its_trigger(self):
        with self.assertRaises(IntegrityError):
            self.gunung_mas._get_deadline("pk", DAY).offset_value = -1
            self.env.flush_all()


@tagged("post_install", "-at_install")
class TestProfile(ProfileCase):
    def test_a_third_government_writes_its_profile_from_the_screen(self):
        """Without code, as the user of Bagian Organisasi, through the form."""
        policy = self.env.ref("sidocakep_base.achievement_policy_paser")
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.profile"])
            form.name = "Kutai Barat 5/2025"
            form.code = "kutai_barat"
            form.regulation_number = "Peraturan Bupati Kutai Barat Nomor 5 Tahun 2025"
            form.pk_form_code = "paser"
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
        self.assertEqual(profile._get_table2_level(self.job_head_a, DAY), "kegiatan")
        (breach,) = profile._check_levels(
            self.job_head_a, [self.levels["outcome"], self.levels["activity"]], DAY
        )
        self.assertEqual((breach.article, breach.line), ("Pasal 9", 2))
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
        self.assert_levels(self.paser, self.job_head_a, ["iku"], "Pasal 5(1)a")

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
        with self.assert_refused(ValidationError, "before it starts"):
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
