from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common_profile import DAY, ProfileCase


@tagged("post_install", "-at_install")
class TestDeadlines(ProfileCase):
    def assert_due(self, profile, document, trigger, due, article):
        self.assertEqual(profile._get_due_date(document, trigger), due)
        self.assertIn(article, profile._get_deadline(document, trigger).article)

    def test_gunung_mas_7_2_pk_one_month_after_the_dpa(self):
        self.assert_due(
            self.gunung_mas,
            "pk",
            date(2026, 1, 2),
            date(2026, 2, 2),
            "Pasal 7 ayat (2)",
        )
        # no 31 February: its last day
        self.assert_due(
            self.gunung_mas,
            "pk",
            date(2026, 1, 31),
            date(2026, 2, 28),
            "Pasal 7 ayat (2)",
        )

    def test_gunung_mas_7_4_handed_in_one_month_after_the_budget(self):
        self.assert_due(
            self.gunung_mas,
            "pk_hand_in",
            date(2025, 12, 30),
            date(2026, 1, 30),
            "Pasal 7 ayat (4)",
        )

    def test_gunung_mas_9_8_quarter_by_the_second_week(self):
        self.assert_due(
            self.gunung_mas,
            "measurement_quarter",
            date(2026, 3, 31),
            date(2026, 4, 14),
            "Pasal 9 ayat (8)",
        )

    def test_gunung_mas_9_9_year_by_one_month(self):
        self.assert_due(
            self.gunung_mas,
            "measurement_year",
            date(2026, 12, 31),
            date(2027, 1, 31),
            "Pasal 9 ayat (9)",
        )

    def test_gunung_mas_11_2_lkjip_by_two_months(self):
        self.assert_due(
            self.gunung_mas,
            "lkjip",
            date(2027, 12, 31),
            date(2028, 2, 29),
            "Pasal 11 ayat (2)",
        )

    def test_paser_7_4_names_no_day_and_none_is_cited_to_it(self):
        """The day is local practice, and no article of any regulation stands beside."""
        for document in ("measurement_quarter", "measurement_year"):
            deadline = self.paser._get_deadline(document, DAY)
            self.assertEqual(deadline._get_citation(in_full=True), "Praktik setempat")
            self.assertIn("circular", deadline.note)
        self.assert_due(
            self.paser, "pk", date(2026, 1, 2), date(2026, 2, 2), "Pasal 4 ayat (3)"
        )

    def test_paser_3_3_map_reviewed_once_a_year(self):
        self.assert_due(
            self.paser,
            "map_review",
            date(2026, 12, 31),
            date(2026, 12, 31),
            "Pasal 3 ayat (3)",
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

    def test_ten_years_are_the_longest(self):
        """100,000 months made the form, proposing and the nightly job fail."""
        deadline = self.gunung_mas._get_deadline("pk", DAY)
        for unit, longest in (
            ("day", 3660),
            ("working_day", 2610),
            ("week", 522),
            ("month", 120),
        ):
            with self.subTest(unit=unit):
                deadline.write({"offset_unit": unit, "offset_value": longest})
                self.assertTrue(deadline.example)
                with self.assert_refused(ValidationError, f"at most {longest} "):
                    deadline.offset_value = longest + 1

    def test_the_form_opens_with_what_was_stored_before(self):
        deadline = self.gunung_mas._get_deadline("pk", DAY)
        deadline.flush_recordset()
        self.env.cr.execute(
            "UPDATE sidocakep_profile_deadline SET offset_value = 100000 WHERE id = %s",
            [deadline.id],
        )
        deadline.invalidate_recordset()
        self.assertFalse(deadline.example)
        deadline.offset_value = 1
        self.assertTrue(deadline.example)

    def test_the_way_of_a_document_stands_on_its_deadline(self):
        """Gunung Mas 9(8); Paser 7(3), which names no day and so has no line."""
        team = ("Kepala Daerah", "Tim Monitoring dan Evaluasi")
        for profile in (self.gunung_mas, self.paser):
            for document in ("measurement_quarter", "measurement_year"):
                line = profile._get_deadline(document, DAY)
                self.assertEqual((line.addressee, line.through), team, line)
        company = self.env["res.company"]._get_default_government()
        company.sudo().profile_id = self.paser
        found = company._get_route("cascading_report", DAY)
        self.assertEqual(found["through"], "Sekretaris Daerah")
        inspectorate = f"Inspektorat {company._get_government_title()}"
        self.assertEqual(found["copies"], ["Bagian Organisasi", inspectorate])
        profile = company._get_profile(DAY)
        line = profile._get_deadline("measurement_quarter", DAY)
        line.write({"addressee": "Wali Kota", "through": False, "copies": " A \n\nB"})
        self.assertEqual(
            company._get_route("measurement_quarter", DAY),
            {"recipient": "Wali Kota", "through": "", "copies": ["A", "B"]},
        )
        copied = profile.copy({"code": "lain", "name": "Lain"})
        copy = copied._get_deadline("measurement_quarter", DAY)
        self.assertEqual((copy.through, copy.copies), (False, " A \n\nB"))
