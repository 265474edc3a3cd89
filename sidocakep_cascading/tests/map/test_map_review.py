"""The yearly review of a strategy map. Paser 23/2016 art. 3(1), 3(3)."""

from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import format_date

from ..common import ROLES
from ..common_map import MapCase

#: Roles that record a review of the Renstra of agency A.
REVIEWERS = {"head_a", "secretary_a", "organisasi"}
READERS = set(ROLES) - {"head_b", "asisten"}
#: The Renstra of agency A is of 1 March 2025: by the profile of Paser its map is
#: reviewed by the end of 2026.
LAST_DAY = "2026-12-31"
A_DAY_LATE = "2027-01-01"


@tagged("post_install", "-at_install")
class TestMapReview(MapCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.rpjmd)
        cls._decide_plan(cls.plan)

    def _say(self, *day):
        """Write a date as the language of the database does."""
        return format_date(self.env, date(*day), date_format="d MMMM y")

    def _review(self, user=None, **kw):
        vals = {
            "plan_id": self.plan.id,
            "reviewed_on": "2026-02-10",
            "findings": "Peta masih sesuai.",
            "decision": "kept",
        }
        reviews = self.env["sidocakep.map.review"].with_user(user or self.user_head_a)
        return call_kw(reviews, "create", [[vals | kw]], {})

    def _create_review(self, **kw):
        with freeze_time("2026-06-15"):
            ids = self._review(**kw)
        return self.env["sidocakep.map.review"].browse(ids)

    def test_paser_3_3_a_map_not_reviewed_for_a_year_is_flagged(self):
        overdue = [("map_review_overdue", "=", True), ("id", "=", self.plan.id)]
        plans = self.env["sidocakep.plan"]
        for day, flagged in ((LAST_DAY, False), (A_DAY_LATE, True)):
            with self.subTest(day=day), freeze_time(day):
                plans.invalidate_model()
                self.assertEqual(self.plan.map_review_due, date(2026, 12, 31))
                self.assertEqual(self.plan.map_review_overdue, flagged)
                self.assertEqual(bool(plans.search_count(overdue)), flagged)
                current = plans.search([("map_review_overdue", "=", False)])
                self.assertEqual(self.plan in current, not flagged)
        self._create_review()
        with freeze_time(A_DAY_LATE):
            plans.invalidate_model()
            self.assertEqual(self.plan.map_review_due, date(2027, 12, 31))
            self.assertFalse(self.plan.map_review_overdue)
            self.assertFalse(plans.search_count(overdue))
            self.assertIn(
                self._say(2026, 2, 10), self._read_map(self.plan)["plan"]["review"]
            )
        with freeze_time("2028-01-01"):
            plans.invalidate_model()
            self.assertTrue(self.plan.map_review_overdue)
            self.assertTrue(plans.search_count(overdue))

    def test_paser_3_3_the_map_says_the_last_day_by_the_profile(self):
        """One date, that of the profile, before it has passed and after."""
        cited = f"{self._say(2026, 12, 31)} (Perbup Paser 23/2016 Pasal 3 ayat (3))."
        for day, words in (
            (LAST_DAY, f"Not reviewed yet. At the latest {cited}"),
            (A_DAY_LATE, f"Not reviewed yet. Overdue since {cited}"),
        ):
            with self.subTest(day), freeze_time(day):
                self.env["sidocakep.plan"].invalidate_model()
                heading = self._read_map(self.plan)["plan"]
                self.assertEqual(heading["review"], words)
                self.assertEqual(heading["overdue"], day == A_DAY_LATE)

    def test_paser_3_3_another_period_of_the_profile_is_followed(self):
        """By 30 June of the year after: no constant of a year decides."""
        rule = self.government.profile_id.deadline_ids.filtered(
            lambda row: row.document == "map_review"
        )
        rule.write({"offset_value": 6, "offset_unit": "month"})
        with freeze_time(A_DAY_LATE):
            self.env.invalidate_all()
            self.assertEqual(self.plan.map_review_due, date(2027, 6, 30))
            self.assertFalse(self.plan.map_review_overdue)

    def test_paser_3_3_oftener_than_once_a_year_by_the_profile(self):
        """ "Paling singkat satu tahun sekali": the latest, or the shortest time."""
        rule = self.government.profile_id.deadline_ids.filtered(
            lambda row: row.document == "map_review"
        )
        self._create_review()
        self.assertTrue(self._create_review(reviewed_on="2026-02-11"))
        rule.oftener = "refused"
        cited = r"Record the next .* on \(Perbup Paser 23/2016 Pasal 3 ayat \(3\)\)"
        with freeze_time("2027-06-15"):
            for day in ("2026-02-11", "2027-02-10"):
                with self.subTest(day), self.assert_refused(ValidationError, cited):
                    self._review(reviewed_on=day)
            self.assertTrue(self._review(reviewed_on="2027-02-11"))

    def test_a_regency_whose_regulation_asks_for_none_is_told_nothing(self):
        self.government.profile_id = self.env.ref("sidocakep_base.profile_gunung_mas")
        with freeze_time("2028-01-01"):
            self.env.invalidate_all()
            heading = self._read_map(self.plan)["plan"]
            self.assertEqual(heading["review"], "")
            self.assertFalse(heading["overdue"])
            self.assertFalse(self.plan.map_review_due)
            self.assertFalse(
                self.env["sidocakep.plan"].search_count(
                    [("map_review_overdue", "=", True)]
                )
            )

    def test_paser_3_1_the_head_who_coordinates_is_kept(self):
        review = self._create_review(user=self.user_secretary_a)
        self.assertEqual(review.reviewer_id, self.user_secretary_a)
        coordinator = f"Kepala Dinas Kesehatan: {self.employee_head_a.name}"
        self.assertEqual(review.coordinator, coordinator)
        self.job_head_a.name = "Kepala Badan Baru"
        self.env.invalidate_all()
        self.assertEqual(review.coordinator, coordinator)

    def test_a_draft_is_not_due(self):
        draft = self._create_plan(name="A", year_start=2040, document_date="2020-01-01")
        self.assertFalse(draft.map_review_due)
        self.assertFalse(draft.map_review_overdue)
        self.assertEqual(draft._get_map_review_words(), "")

    def test_who_records_a_review(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role), freeze_time("2026-06-15"):
                self.env.invalidate_all()
                can_review = self.plan.with_user(user).sudo(False)
                if role in REVIEWERS:
                    self.assertTrue(can_review.can_review_map)
                    self.assertTrue(self._review(user=user))
                    continue
                if role in READERS:
                    self.assertFalse(can_review.can_review_map)
                with self.assertRaises(AccessError):
                    self._review(user=user)

    def test_bappeda_reviews_the_map_of_the_government(self):
        with freeze_time("2026-06-15"):
            self.assertTrue(self._review(self.user_bappeda, plan_id=self.rpjmd.id))
            for user in (self.user_head_a, self.user_monev, self.user_sekda):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    self._review(user, plan_id=self.rpjmd.id)

    def test_paser_3_1_the_sekda_coordinates_the_map_of_the_setda(self):
        plan = self._create_plan(name="Renstra Setda", company_id=self.setda.id)
        plan._with_workflow_bypass().write(
            {"state": "decided", "document_date": "2025-03-01"}
        )
        with freeze_time("2026-06-15"):
            ids = self._review(self.user_sekda, plan_id=plan.id)
            review = self.env["sidocakep.map.review"].browse(ids)
            self.assertIn("Sekretaris Daerah", review.coordinator)
            with self.assertRaises(AccessError):
                self._review(self.user_head_a, plan_id=plan.id)

    def test_who_reads_a_review(self):
        review = self._create_review()
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            reviews = self.env["sidocakep.map.review"].with_user(user)
            with self.subTest(role=role):
                found = call_kw(reviews, "search", [[("id", "=", review.id)]], {})
                self.assertEqual(bool(found), role in READERS)

    def test_a_review_stays_as_recorded(self):
        review = self._create_review()
        for role in (*sorted(REVIEWERS), "inspektorat"):
            user = getattr(self, f"user_{role}")
            reviews = self.env["sidocakep.map.review"].with_user(user)
            for method, args in (
                ("write", [review.ids, {"findings": "Lain"}]),
                ("unlink", [review.ids]),
            ):
                with (
                    self.subTest(role=role, method=method),
                    self.assertRaises(UserError),
                ):
                    call_kw(reviews, method, args, {})
        # The guard is in the model: it holds for the superuser too.
        with self.assert_refused(UserError, "stays as it was recorded"):
            review.write({"findings": "Lain"})
        with self.assert_refused(UserError, "stays on record"):
            review.unlink()

    def test_in_ones_own_name_only(self):
        other = {"reviewer_id": self.user_head_a.id}
        for vals in (other, {"coordinator": "Bupati"}):
            with (
                self.assert_refused(AccessError, "own name|head of the agency"),
                freeze_time("2026-06-15"),
            ):
                self._review(self.user_secretary_a, **vals)

    def test_only_the_map_of_a_plan_in_force(self):
        draft = self._create_plan(name="A", year_start=2040)
        with (
            self.assert_refused(UserError, "plan in force"),
            freeze_time("2026-06-15"),
        ):
            self._review(plan_id=draft.id)

    def test_a_day_between_the_decision_and_today(self):
        for day, words in (
            ("2026-06-16", "still to come"),
            ("2025-02-28", "cannot have been reviewed"),
        ):
            with (
                self.subTest(day=day),
                self.assert_refused(ValidationError, words),
                freeze_time("2026-06-15"),
            ):
                self._review(reviewed_on=day)

    def test_findings_are_written(self):
        with (
            self.assert_refused(ValidationError, "what the review found"),
            freeze_time("2026-06-15"),
        ):
            self._review(findings="   ")

    def test_recorded_on_the_screen(self):
        """The secretary opens the review from the map and finds it in the list."""
        with freeze_time("2026-06-15"):
            plan = self.plan.with_user(self.user_secretary_a)
            action = plan.action_review_map()
            reviews = self.env[action["res_model"]].with_user(self.user_secretary_a)
            form = Form(reviews.with_context(**action["context"]))
            self.assertEqual(form.plan_id, plan)
            form.findings = "Strategi perlu disesuaikan."
            form.decision = "changed"
            review = form.save()
            self.assertEqual(plan.map_review_count, 1)
        listed = self.env["sidocakep.map.review"].search(
            plan.action_view_map_reviews()["domain"]
        )
        self.assertEqual(listed, review.sudo())

    def test_flags_of_many_plans_cost_the_same_queries(self):
        plans = self.plan
        for number in range(10):
            plans |= self._create_plan(name=f"R {number}", year_start=2040 + number * 5)
        fields = ["map_review_due", "map_review_overdue", "map_review_count"]
        self.assertEqual(
            self._count_queries(lambda: self.plan.read(fields)),
            self._count_queries(lambda: plans.read(fields)),
        )

    def test_the_menu_opens_for_every_role(self):
        self._create_review()
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role):
                self.open_action(
                    user, "sidocakep_cascading.sidocakep_map_review_action"
                )
