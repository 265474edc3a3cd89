"""Figures ask for themselves; who is asked follows the post."""

from datetime import date

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ..data_collection_case import DataCollectionCase

ENTER = "sidocakep_cascading.mail_activity_type_data_enter"


@tagged("post_install", "-at_install")
class TestDataOpen(DataCollectionCase):
    def _asked(self, figure):
        kind = self.env.ref(ENTER)
        activities = figure.activity_ids.filtered(
            lambda activity: activity.activity_type_id == kind
        )
        return activities.user_id

    def test_paser_8_2_d_a_figure_is_asked_for_a_week_before_its_last_day(self):
        figures = self.env["sidocakep.data.figure"]
        with freeze_time("2026-03-28 03:00:00"):
            figures._cron_open()
            self.assertFalse(figures.search([("card_id", "=", self.card.id)]))
        with freeze_time("2026-03-29 03:00:00"):
            figure, _other = self._open()
            self.assertEqual(
                (figure.year, figure.period_kind, figure.period_no, figure.date_due),
                (2026, "quarter", 1, date(2026, 4, 5)),
            )
            self.assertEqual(self._asked(figure), self.user_ech3_a)
            self.assertEqual(figure.state, "asked")
            self.assertEqual(figure.figure_status, "not_reported")

    def test_what_is_late_stands_in_the_text_for_whatsapp_by_position(self):
        """Two figures of one position, one of another: two lines."""
        with freeze_time("2026-04-01 03:00:00"):
            self._open()
        with freeze_time("2026-04-09 03:00:00"):
            agency = self.agency_a.with_user(self.user_secretary_a)
            found = agency._find_owed()[agency.id]
            texts = [text for _unit, _day, text in found if "not entered" in text]
            late = self.env["sidocakep.data.figure"].search(
                [("company_id", "=", agency.id), ("state", "=", "asked")]
            )
            jobs = late.asked_job_id
            self.assertEqual(len(texts), len(jobs))
            for job in jobs:
                count = len(
                    late.filtered(lambda item, job=job: item.asked_job_id == job)
                )
                [text] = [text for text in texts if f"({job.name})" in text]
                self.assertIn(f"not entered: {count},", text)
            self.assertIn(texts[0], agency.document_owed_text)
            other = self.agency_b.with_user(self.user_secretary_a)
            self.assertFalse(other._find_owed().get(other.id))

    def test_a_night_without_news_opens_and_asks_nothing_again(self):
        with freeze_time("2026-04-01 03:00:00"):
            figure, _other = self._open()
            before = figure.activity_ids
            self._open()
        self.assertEqual(figure.activity_ids, before)
        self.assertEqual(
            self.env["sidocakep.data.figure"].search_count(
                [("card_id", "=", self.card.id)]
            ),
            1,
        )

    def test_a_yearly_indicator_is_not_due_in_a_quarter(self):
        self.card.frequency = "year"
        with freeze_time("2026-10-10 03:00:00"):
            figure, other = self._open()
            self.assertFalse(figure)
            self.assertEqual(other.period_no, 3)
        with freeze_time("2026-12-30 03:00:00"):
            figure, _other = self._open()
            self.assertEqual((figure.period_kind, figure.period_no), ("year", 0))

    def test_a_later_indicator_is_not_asked_for_before_its_first_period(self):
        self.card.date_from = "2026-07-01"
        with freeze_time("2026-10-10 03:00:00"):
            self._open()
        figures = self.env["sidocakep.data.figure"].search(
            [("card_id", "=", self.card.id)]
        )
        self.assertEqual(figures.mapped("period_no"), [3])

    @freeze_time("2026-04-01 03:00:00")
    def test_paser_8_2_f_a_vacant_post_asks_its_superior_the_same_day(self):
        _figure, other = self._open()
        self.assertEqual(self._asked(other), self.user_ech4_a)
        self.employee_ech4_a.version_id.departure_date = date(2026, 3, 31)
        self.env.cr.flush()
        self.assertEqual(self._asked(other), self.user_ech3_a)
        self.assertEqual(other.asked_job_id, self.job_ech3_a)
        successor = self._create_user("uji_pengganti", "group_echelon4", self.agency_a)
        self._create_employee(
            "Pengganti",
            job=self.job_ech4_a,
            rank="iii_d",
            user_id=successor.id,
            date_version="2026-04-01",
        )
        self.env.cr.flush()
        self.assertEqual(self._asked(other), successor)
        self.assertEqual(other.asked_job_id, self.job_ech4_a)

    def test_reminded_seven_three_and_one_day_before(self):
        with freeze_time("2026-03-29 03:00:00"):
            self._open()
        # The database has its own clock.
        self.env.cr.execute("UPDATE mail_activity SET create_date = '2026-03-29'")
        self.env.invalidate_all()
        written = []
        for day in ("2026-03-31", "2026-04-02", "2026-04-03", "2026-04-04"):
            with freeze_time(f"{day} 03:00:00"):
                users = self.env["res.users"]._get_letter_activities()
                written += [day[-2:]] if self.user_ech3_a in users else []
        self.assertEqual(written, ["02", "04"], "three days and one day before")

    @freeze_time("2026-04-01 03:00:00")
    def test_queries_do_not_grow_with_the_cards(self):
        def count(cards):
            for number in range(cards):
                indicator = self.outcome.copy(
                    {"name": f"Salinan {number} dari {cards}", "code": False}
                )
                self._create_card(indicator, self.job_ech3_a)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            opened = self.collection.sudo()._open_figures()
            opened._ask_entry()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count(1)
        many = count(20)
        self.assertLessEqual(many, count(2) + 4)

    @long
    @freeze_time("2026-04-01 03:00:00")
    def test_queries_of_a_new_holder_do_not_grow_with_the_figures(self):
        """One post with 5 figures and with 60: they follow together."""

        def count(cards):
            for number in range(cards):
                indicator = self.outcome.copy(
                    {"name": f"Angka {number} dari {cards}", "code": False}
                )
                self._create_card(indicator, self.job_ech4_a)
            self._open()
            version = self.employee_ech4_a.version_id
            counts = []
            for departed in (date(2026, 3, 31), False):
                version.departure_date = departed
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                self.env["hr.job"]._on_tenure_changed(self.agency_a)
                figures = self.env["sidocakep.data.figure"].search(
                    [("state", "=", "asked"), ("company_id", "=", self.agency_a.id)]
                )
                figures._follow_posts()
                self.env.flush_all()
                counts.append(self.env.cr.sql_log_count - before)
            return counts

        count(2)
        few, many = count(3), count(55)
        self.assertLessEqual(sum(many), sum(few) + 10)

    def test_the_profile_says_what_a_rest_day_does(self):
        """31 March 2026 is a Tuesday: five days later it is Sunday, 5 April."""
        profile = self.government.profile_id
        leaves = self.env["resource.calendar.leaves"].with_company(self.government)
        leaves = leaves.create(
            {
                "name": "Cuti bersama",
                "resource_id": False,
                "date_from": "2026-04-05 17:00:00",
                "date_to": "2026-04-06 16:59:59",
            }
        )
        leaves.flush_recordset()  # its company is that of who flushes it
        for number, (rule, due, verify) in enumerate(
            (
                ({"data_rest_day": "exact"}, 5, 7),
                ({"data_rest_day": "next"}, 7, 7),
                ({"data_rest_day": "previous"}, 3, 7),
                # 1, 2, 3, 7 and 8 April; then 9 and 10: the sixth is a holiday.
                ({"data_day_unit": "working_day"}, 8, 10),
            )
        ):
            profile.write(rule)
            indicator = self.outcome.copy({"name": f"Hari {number}", "code": False})
            card = self._create_card(indicator, self.job_ech3_a)
            with freeze_time("2026-04-01 03:00:00"), self.subTest(rule):
                self._open()
                figure = self.env["sidocakep.data.figure"].search(
                    [("card_id", "=", card.id)]
                )
                self.assertEqual(
                    (figure.date_due, figure.date_verify),
                    (date(2026, 4, due), date(2026, 4, verify)),
                )
