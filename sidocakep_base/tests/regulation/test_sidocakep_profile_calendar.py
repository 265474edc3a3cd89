from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import Form, freeze_time, tagged

from ..common_profile import DAY, ProfileCase

# Wednesday; one month later is Saturday 31 January 2026
TRIGGER = date(2025, 12, 31)


@tagged("post_install", "-at_install")
class TestProfileCalendar(ProfileCase):
    """Which day it is, and which days count, is the regulation's own choice."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deadline = cls.gunung_mas._get_deadline("pk", DAY)

    @freeze_time("2026-01-30 16:30:00")
    def test_today_is_that_of_the_region(self):
        """Half past eleven at night in Jakarta, half past midnight in Makassar."""
        self.gunung_mas.tz, self.paser.tz = "Asia/Jakarta", "Asia/Makassar"
        self.assertEqual(self.gunung_mas._get_today(), date(2026, 1, 30))
        self.assertEqual(self.paser._get_today(), date(2026, 1, 31))
        self.gunung_mas.tz = "Asia/Jayapura"
        self.assertEqual(self.gunung_mas._get_today(), date(2026, 1, 31))

    def test_a_saturday_is_a_working_day_of_six(self):
        self.deadline.rest_day = "next"
        self.assertEqual(self.deadline._get_due_date(TRIGGER), date(2026, 2, 2))
        self.gunung_mas.working_days = "6"
        self.assertEqual(self.deadline._get_due_date(TRIGGER), date(2026, 1, 31))

    def test_working_days_of_six_days_a_week(self):
        """1 Thu, 2 Fri, 3 Sat, 5 Mon, 6 Tue: five of six; of five it is the 7th."""
        self.deadline.write({"offset_value": 5, "offset_unit": "working_day"})
        self.assertEqual(self.deadline._get_due_date(TRIGGER), date(2026, 1, 7))
        self.gunung_mas.working_days = "6"
        self.assertEqual(self.deadline._get_due_date(TRIGGER), date(2026, 1, 6))

    def _set_working_hours(self, weekdays, **vals):
        """Give the government a calendar with hours on some weekdays."""
        hours = {"hour_from": 8, "hour_to": 12, "day_period": "morning"}
        rests = {"hour_from": 12, "hour_to": 13, "day_period": "lunch"}
        self.env.company.root_id.resource_calendar_id = self.env[
            "resource.calendar"
        ].create(
            {
                "name": "Jam kerja",
                "attendance_ids": [
                    Command.create({"name": "Kerja", "dayofweek": str(day), **kind})
                    for day in range(7)
                    for kind in ([hours] if day in weekdays else [rests])
                ],
                **vals,
            }
        )

    def test_the_working_week_is_that_of_the_calendar_of_the_government(self):
        """Five working days after Wednesday 31 December 2025, counted by hand."""
        self.deadline.write({"offset_value": 5, "offset_unit": "working_day"})
        for weekdays, due in (
            # 1 Thu, 2 Fri, 5 Mon, 6 Tue, 7 Wed (a break alone is no working day)
            (range(5), date(2026, 1, 7)),
            # 1 Thu, 2 Fri, 3 Sat, 5 Mon, 6 Tue
            (range(6), date(2026, 1, 6)),
            # 1 Thu to 5 Mon
            (range(7), date(2026, 1, 5)),
            # 1 Thu, 5 Mon to 8 Thu
            (range(4), date(2026, 1, 8)),
        ):
            with self.subTest(weekdays=weekdays):
                self._set_working_hours(weekdays)
                self.assertEqual(self.deadline._get_due_date(TRIGGER), due)

    def test_what_the_regulation_says_goes_before_the_calendar(self):
        self.deadline.write({"offset_value": 5, "offset_unit": "working_day"})
        self._set_working_hours(range(5))
        self.gunung_mas.working_days = "6"
        self.assertEqual(self.deadline._get_due_date(TRIGGER), date(2026, 1, 6))

    def test_a_calendar_without_hours_rests_on_saturday_and_sunday(self):
        self._set_working_hours(())
        self.assertEqual(self.gunung_mas._get_rest_weekdays(), {5, 6})
        self.env.company.root_id.resource_calendar_id = False
        self.assertEqual(self.gunung_mas._get_rest_weekdays(), {5, 6})

    def test_the_calendar_of_an_agency_does_not_count(self):
        self._set_working_hours(range(6))
        agency = self.env["res.company"].create(
            {"name": "Dinas", "parent_id": self.env.company.root_id.id}
        )
        profile = self.gunung_mas.with_company(agency)
        self.assertEqual(profile._get_rest_weekdays(), {6})

    def test_many_days_cost_the_queries_of_one(self):
        self.deadline.rest_day = "next"
        days = [date(2026, 1, number) for number in range(1, 29)]

        def count(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.deadline._get_due_dates(some)
            return self.env.cr.sql_log_count - before

        count(days)
        self.assertEqual(count(days[:1]), count(days))
        dues = self.deadline._get_due_dates(days)
        self.assertEqual(dues[date(2026, 1, 28)], date(2026, 3, 2))

    def test_bagian_organisasi_keeps_the_public_holidays(self):
        """Monday 2 February is entered in the Setda and holds for the government."""
        self.deadline.rest_day = "next"
        government = self.deadline.with_company(self.government)
        self.assertEqual(government._get_due_date(TRIGGER), date(2026, 2, 2))
        view = "sidocakep_base.resource_calendar_leaves_view_list"
        with self.as_user(self.user_organisasi) as env:
            holiday = env["resource.calendar.leaves"].create(
                {
                    "name": "Libur daerah",
                    "date_from": "2026-02-01 17:00:00",
                    "date_to": "2026-02-02 16:59:00",
                }
            )
            self.assertIn(
                "name",
                env["resource.calendar.leaves"].get_view(self.env.ref(view).id, "list")[
                    "arch"
                ],
            )
        self.assertEqual(government._get_due_date(TRIGGER), date(2026, 2, 3))
        with self.assertRaises(AccessError):
            call_kw(
                holiday.with_user(self.user_ech4_a),
                "write",
                [holiday.ids, {"name": "Bukan libur"}],
                {},
            )

    def test_choosing_a_document_chooses_its_clock(self):
        with self.as_user(self.user_organisasi) as env:
            form = Form(env["sidocakep.profile"].browse(self.gunung_mas.id))
            with form.deadline_ids.edit(0) as line:
                line.document = "lkjip"
                self.assertEqual(line.trigger, "year_end")
                line.document = "pk"
                self.assertEqual(line.trigger, "dpa_ratified")

    def test_a_notice_of_a_year_is_the_longest(self):
        self.gunung_mas.notice_days = 366
        with self.assert_refused(ValidationError, "at most 366 days"):
            self.gunung_mas.notice_days = 367
