"""By when a quarter and a year are sent, and by when each station has done its part."""

from datetime import date
from unittest.mock import patch

from odoo.tests import freeze_time, tagged

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementDeadline(MeasurementCase):
    def _get_rows(self):
        """Return the rows of agency A, as the night keeps them."""
        deadlines = self.env["sidocakep.deadline"]
        deadlines._refresh(self.agency_a, 2026)
        return deadlines.search(
            [
                ("company_id", "=", self.agency_a.id),
                ("year", "=", 2026),
                ("document", "in", ("measurement_quarter", "measurement_year")),
            ],
            order="date_due",
        )

    def test_gunung_mas_9_8_and_9_9(self):
        """The second week after a quarter, a month after the year."""
        rows = self._get_rows()
        self.assertEqual(
            rows.mapped("date_due"),
            [
                date(2026, 4, 14),
                date(2026, 7, 14),
                date(2026, 10, 14),
                date(2027, 1, 14),
                date(2027, 1, 31),
            ],
        )
        self.assertEqual(rows[0].employee_id, self.employee_head_a)

    def test_who_hands_it_in(self):
        """Its head, with an agreement or without; of the government Bagian Organisasi.

        The Bupati is no late holder of what is compiled for him (art. 9(8)).
        """
        found = self.env["sidocakep.deadline"]
        companies = self.agency_a | self.agency_b | self.government
        rows = found._refresh(companies, 2026)
        rows = rows.filtered(lambda row: row.document == "measurement_quarter")
        self.assertEqual(
            rows.grouped("company_id").keys(),
            set(companies),
            "no PK: owed all the same",
        )
        heads = {
            self.agency_a: self.employee_head_a,
            self.agency_b: self.employee_head_b,
            self.government: self.user_organisasi.employee_ids,
        }
        for company, employee in heads.items():
            own = rows.filtered(lambda row, company=company: row.company_id == company)
            self.assertEqual((len(own), own.employee_id), (4, employee))

    def test_done_on_the_day_on_which_it_was_sent_first(self):
        self._open()
        measurement = self._measure()
        row = self._get_rows()[0]
        with freeze_time("2026-04-10 03:00:00"):
            measurement.with_user(self.user_head_a).action_send()
        self.assertEqual(row.done_on, date(2026, 4, 10))
        with freeze_time("2026-04-20 03:00:00"):
            measurement.with_user(self.user_monev)._return("Lampirkan")
            measurement.with_user(self.user_head_a).action_send()
            self._get_rows()
        self.assertEqual(row.done_on, date(2026, 4, 10), "the return keeps the day")
        self.assertEqual(row.status, "done_on_time")
        opened = row.with_user(self.user_head_a).action_open_step()
        self.assertEqual(opened["res_id"], measurement.id)

    def test_the_stations_of_a_quarter(self):
        """The days inside an agency are the regency's own, from the profile."""
        self._open()
        measurement = self._measure()

        def day(station):
            return measurement._get_station_days(station)[station][measurement.id]

        self.assertEqual(day("complete"), date(2026, 4, 7))
        self.assertEqual(day("send"), date(2026, 4, 8))
        self.assertEqual(day("accept"), date(2026, 4, 11))
        self.profile_gm.measurement_send_days = 10
        self.assertEqual(day("send"), date(2026, 4, 10))
        # 4 and 5 April 2026 are a Saturday and a Sunday.
        self.profile_gm.data_day_unit = "working_day"
        self.profile_gm.measurement_send_days = 4
        self.assertEqual(day("send"), date(2026, 4, 6))
        self.assertEqual(
            measurement.activity_ids.date_deadline,
            date(2026, 4, 7),
            "who coordinates the agency is asked by that day",
        )

    def test_each_day_beside_a_measurement_says_whose_it_is(self):
        """The 7th, 8th and 11th are the regency's own, the 14th is GM 9(8)."""
        self._open()
        measurement = self._measure()
        self._get_rows()
        measurement.invalidate_recordset(["days_text"])
        lines = measurement.days_text.split("\n")
        for line, day, who in zip(
            lines,
            ("7 April", "8 April", "11 April", "14 April"),
            ("Sekretaris", "head of the agency", "Tim Monev", "of the regulation"),
            strict=True,
        ):
            self.assertIn(day, line)
            self.assertIn(who, line)
        self.assertIn("Pasal 9 ayat (8)", lines[-1])
        self.assertTrue(all("own day" in line for line in lines[:-1]))
        # Another is asked, and the button to send is offered: the text says so.
        head = measurement.with_user(self.user_head_a)
        self.assertIn("You send it", head.turn_text)
        self.assertNotIn(
            "You send it", measurement.with_user(self.user_secretary_a).turn_text
        )
        with freeze_time("2026-04-20 03:00:00"):
            self.env.invalidate_all()
            # The calendar of the profile is asked once for all of them.
            calendar = type(self.profile_gm)
            with patch.object(
                calendar,
                "_get_holidays",
                autospec=True,
                side_effect=calendar._get_holidays,
            ) as asked:
                self.assertTrue(measurement.days_text)
            self.assertLessEqual(asked.call_count, 2)
            # Who is handed it late has the day between the stations, and the three.
            measurement.with_user(self.user_secretary_a).action_submit()
            asked = measurement.activity_ids
            self.assertEqual(asked.date_deadline, date(2026, 4, 21))
            measurement.with_user(self.user_head_a).action_send()
            asked = measurement.activity_ids.filtered(
                lambda item: item.user_id == self.user_monev
            )
            self.assertEqual(asked.date_deadline, date(2026, 4, 23))
            # One line for Tim Monev, in the order of the days: its day of else is over.
            lines = measurement.days_text.split("\n")
            self.assertEqual(len(lines), 2, lines)
            self.assertIn("14 April 2026: last day of the regulation; it was", lines[0])
            self.assertIn("first on 20 April 2026", lines[0])
            self.assertRegex(
                lines[1], "^23 April 2026: accepted .*else it was 11 April 2026"
            )
            # Another of the team is asked: who may accept too reads so by the button.
            second = self._create_user("uji_monev_2", "group_monev")
            self.env.invalidate_all()
            for user, is_said in ((second, True), (self.user_secretary_a, False)):
                own = measurement.with_user(user).with_context(lang="en_US")
                self.assertIs(own.can_accept, is_said)
                self.assertIs("may take it as well" in own.turn_text, is_said)
            measurement.with_user(self.user_monev)._return("Lampirkan")
            self.assertEqual(measurement.activity_ids.date_deadline, date(2026, 4, 20))
            self.assertIn("sent first on 20 April 2026", measurement.days_text)
