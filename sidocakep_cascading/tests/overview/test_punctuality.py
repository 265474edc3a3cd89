"""Rekap Kepatuhan: what is owed, done, late; the first day counts."""

from datetime import date

from odoo.tests import freeze_time, tagged

from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2026-04-30 03:00:00")
@tagged("post_install", "-at_install")
class TestPunctuality(MeasurementCase):
    """The Dinas Kesehatan sends on 8 April, is returned and sends again on the 20th."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
            cls.measurement.with_user(cls.user_head_a).action_send()
        cls.env["sidocakep.deadline"]._refresh(cls.agency_a, YEAR)

    def _find(self, user=None, **values):
        key = {"year": YEAR, "document": "measurement_quarter"}
        key |= {"station": "document", **values}
        self.env.flush_all()
        self.env.invalidate_all()
        model = self.env["sidocakep.punctuality"].with_user(user or self.user_bupati)
        return model.search([(name, "=", value) for name, value in key.items()])

    def _return(self):
        measurement = self.measurement
        with freeze_time("2026-04-10 03:00:00"):
            measurement.with_user(self.user_monev)._return("Lengkapi bukti")
        with freeze_time("2026-04-20 03:00:00"):
            measurement.with_user(self.user_head_a).action_send()

    def test_gunung_mas_9_8_a_returned_packet_keeps_its_first_day(self):
        row = self._find(period_no=1)
        self.assertEqual((row.timing, row.days_late), ("on_time", 0))
        self.assertFalse(row.complete_on)
        self._return()
        row = self._find(period_no=1)
        self.assertEqual(row.done_on, date(YEAR, 4, 8))
        self.assertEqual(row.complete_on, date(YEAR, 4, 20))
        self.assertEqual((row.timing, row.days_late), ("on_time", 0))

    def test_what_comes_back_is_judged_once(self):
        """Handed in on time, returned, handed in again late: the first day counts."""
        # Paser and Gunung Mas alike: decision 0043.
        first, again = self._measure_returned()
        self.assertEqual(first.first_submitted_on, date(YEAR, 7, 6))
        self.assertEqual(first.submitted_on, date(YEAR, 7, 20))
        [row] = self._find(station="sending", company_id=self.agency_a.id, period_no=2)
        self.assertEqual((row.timing, row.date_due), ("on_time", date(YEAR, 7, 10)))
        self.assertEqual(row.done_on, date(YEAR, 7, 10))
        self.assertEqual(row.complete_on, again)
        deadline = self._find(period_no=2).deadline_id
        self.assertEqual(deadline.done_on, date(YEAR, 7, 10))
        self.assertEqual(deadline.complete_on, again)

    def _measure_returned(self):
        """Submitted on 6 July, given back, again on the 9th, sent, returned, again."""
        with freeze_time("2026-07-06 03:00:00"):
            measurement = self._measure(period_no=2)
            measurement.with_user(self.user_secretary_a).action_submit()
            head = measurement.with_user(self.user_head_a)
            head._give_back("Lengkapi kendala")
        for day, step in (
            ("2026-07-09", measurement.with_user(self.user_secretary_a).action_submit),
            ("2026-07-10", head.action_send),
            (
                "2026-07-13",
                lambda: measurement.with_user(self.user_monev)._return("Ulang"),
            ),
            ("2026-07-20", measurement.with_user(self.user_secretary_a).action_submit),
            ("2026-07-21", head.action_send),
        ):
            with freeze_time(f"{day} 03:00:00"):
                step()
        return measurement, date(YEAR, 7, 21)

    def test_a_figure_that_comes_back_is_judged_once(self):
        with freeze_time("2026-04-02 03:00:00"):
            _computed, figure = self._open()
            figure._with_workflow_bypass().write({"date_due": "2026-04-05"})
            own = figure.with_user(self.user_ech4_a)
            own.written = "12"
            own.action_send()
        with freeze_time("2026-04-06 03:00:00"):
            figure.with_user(self.user_secretary_a)._return("Periksa")
        with freeze_time("2026-04-08 03:00:00"):
            own.written = "11"
            own.action_send()
            self.assertFalse(figure.is_late)
        [row] = self._find(station="entry", job_id=figure.asked_job_id.id)
        self.assertEqual((row.timing, row.done_on), ("on_time", date(YEAR, 4, 2)))
        self.assertEqual(row.complete_on, date(YEAR, 4, 8))

    def test_a_document_that_is_no_more_keeps_its_first_day(self):
        deadline = self._find(period_no=1).deadline_id.sudo()
        deadline.done_on = False
        self.assertEqual(deadline.first_done_on, date(YEAR, 4, 8))
        deadline.done_on = date(YEAR, 4, 20)
        self.assertEqual(deadline.first_done_on, date(YEAR, 4, 8))
        self.assertEqual(self._find(period_no=1).first_on, date(YEAR, 4, 8))

    def test_what_is_not_due_is_in_no_sum(self):
        row = self._find(period_no=2)
        self.assertEqual(row.timing, "waiting")
        self.assertEqual((row.due_count, row.late_count, row.days_late), (0, 0, 0))
        self.assertEqual(row.on_time_count, 0)
        with freeze_time("2026-07-24 03:00:00"):
            row = self._find(period_no=2)
            self.assertEqual((row.timing, row.days_late), ("late", 10))
            self.assertEqual((row.due_count, row.done_count), (1, 0))
            self.assertEqual((row.late_count, row.on_time_count), (1, 0))
        row = self._find(period_no=1)
        self.assertEqual((row.late_count, row.on_time_count), (0, 1))
        action = row.with_user(self.user_organisasi).action_view_owed_text()
        window = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual(window.company_ids, row.company_id)

    def test_read_by_whoever_reads_the_deadline(self):
        deadlines = self.env["sidocakep.deadline"]
        stranger = self._create_user("uji_lain", "group_secretary", self.agency_b)
        for user in (
            self.user_bupati,
            self.user_secretary_a,
            self.user_ech4_a,
            stranger,
        ):
            with self.subTest(user.login):
                rows = self.env["sidocakep.punctuality"].with_user(user)
                rows = rows.search([("station", "=", "document")])
                self.assertEqual(
                    rows.mapped("deadline_id.id"),
                    rows.deadline_id.ids,
                )
                self.assertEqual(
                    set(rows.ids), set(deadlines.with_user(user).search([]).ids)
                )
                self.assertEqual(self.agency_a in rows.agency_id, user != stranger)

    def test_it_opens_what_was_owed(self):
        opened = self._find(period_no=1).action_open_step()
        self.assertEqual(opened["res_model"], "sidocakep.measurement")
        self.assertEqual(opened["res_id"], self.measurement.id)

    def test_each_station_is_late_by_who_held_it(self):
        """The head who sends late what others kept is not alone in the record."""
        with freeze_time("2026-04-02 03:00:00"):
            figures = self._open()
        for figure in figures:
            figure._with_workflow_bypass().write({"date_due": "2026-04-05"})
        figure, open_one = figures
        verified = {"date_verify": "2026-04-07", "verified_on": "2026-04-20 03:00:00"}
        sent = dict.fromkeys(("first_sent_on", "sent_on"), "2026-04-09 03:00:00")
        figure._with_workflow_bypass().write(
            {"state": "verified", **sent}
            | {"verified_by_id": self.user_secretary_a.id, **verified}
        )
        entries = self._find(station="entry")
        found = {row.job_id: (row.timing, row.days_late) for row in entries}
        self.assertEqual(found[figure.asked_job_id], ("done_late", 4))
        self.assertEqual(found[open_one.asked_job_id], ("late", 25))
        # Two days from the day on which it came, as he would have had.
        [row] = self._find(station="verification", user_id=self.user_secretary_a.id)
        self.assertEqual((row.timing, row.date_due), ("done_late", date(YEAR, 4, 11)))
        self.assertEqual(row.days_late, 9)
        self.assertEqual(row.holder, self.user_secretary_a.name)
        opened = row.action_open_step()
        self.assertIn(figure, self.env[opened["res_model"]].search(opened["domain"]))

    def test_who_sends_has_his_own_day(self):
        """By 8 April; handed it on the 12th by the 13th: a day, as from H+7 to H+8."""
        [row] = self._find(station="sending", company_id=self.agency_a.id)
        self.assertEqual((row.timing, row.date_due), ("on_time", date(YEAR, 4, 8)))
        self.assertEqual(row.holder, self.user_head_a.name)
        self.assertEqual(
            self.env["sidocakep.measurement"].search(row.action_open_step()["domain"]),
            self.measurement,
        )
        days = {"handed_on": "2026-04-12", "first_sent_on": "2026-04-15"}
        self.measurement._with_workflow_bypass().write(days)
        [row] = self._find(station="sending", company_id=self.agency_a.id)
        self.assertEqual((row.timing, row.date_due), ("done_late", date(YEAR, 4, 13)))
        self.assertEqual(row.days_late, 2)

    def test_gunung_mas_9_9_the_year_has_a_month(self):
        """Each station 17 days later than after a quarter: 25, 28 and 31 January."""
        year = YEAR + 1
        with freeze_time(f"{year}-01-20 03:00:00"):
            measurement = self._measure(period_kind="year", period_no=0)
            self.assertEqual(measurement.send_due, date(year, 1, 25))
            measurement.with_user(self.user_secretary_a).action_submit()
            activity = measurement.activity_ids.filtered(
                lambda item: item.user_id == self.user_head_a
            )
            self.assertEqual(activity.date_deadline, date(year, 1, 25))
            measurement.with_user(self.user_head_a).action_send()
        key = {"document": "measurement_year", "period_no": 0}
        with freeze_time(f"{year}-02-02 03:00:00"):
            found = {
                row.station: (row.date_due.day, row.timing, row.days_late)
                for station in ("sending", "acceptance", "report")
                for row in self._find(station=station, **key)
            }
        self.assertEqual(
            found,
            {
                "sending": (25, "on_time", 0),
                "acceptance": (28, "late", 5),
                "report": (31, "late", 2),
            },
        )

    def test_the_team_has_its_own_days(self):
        [row] = self._find(station="acceptance", company_id=self.agency_a.id)
        self.assertEqual((row.timing, row.done_on), ("late", False))
        self.assertEqual(row.date_due, date(YEAR, 4, 11))
        with freeze_time("2026-04-10 03:00:00"):
            self.measurement.with_user(self.user_monev).action_accept()
        [row] = self._find(station="acceptance", company_id=self.agency_a.id)
        self.assertEqual((row.timing, row.holder), ("on_time", self.user_monev.name))
        [report] = self._find(station="report")
        self.assertEqual((report.company_id, report.timing), (self.government, "late"))

    def _count_waiting(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        work = self.env["res.users"].with_user(user).get_my_work()["waiting"]
        label = "Reports of the Measurement Not Issued"
        return [
            (item["count"], item["late"]) for item in work if item["label"] == label
        ]

    def test_gunung_mas_9_9_a_report_is_owed_though_nobody_sent_anything(self):
        """Of quarter I by 14 April; of the unsent year by 31 January."""
        self.assertEqual(self._count_waiting(self.user_monev), [(1, 1)])
        self.assertFalse(self._count_waiting(self.user_head_a))
        key = {"document": "measurement_year", "period_no": 0, "station": "report"}
        with freeze_time(f"{YEAR + 1}-01-20 03:00:00"):
            measurement = self._measure(period_kind="year", period_no=0)
            self.assertFalse(measurement.first_sent_on)
            [row] = self._find(**key)
            self.assertEqual((row.timing, row.date_due.day), ("waiting", 31))
            self.assertEqual(self._count_waiting(self.user_monev), [(5, 4)])
        with freeze_time(f"{YEAR}-12-30 03:00:00"):
            self.assertFalse(self._find(**key), "the year runs")
        with freeze_time(f"{YEAR + 1}-02-02 03:00:00"):
            self.assertEqual(self._count_waiting(self.user_monev), [(5, 5)])
            [row] = self._find(user=self.user_monev, **key)
            begun = row.action_open_step()
            self.assertEqual(begun["views"], [(False, "form")])
            reports = self.env[begun["res_model"]].with_user(self.user_monev)
            report = reports.with_context(**begun["context"]).create({})
            self.assertEqual((report.company_id, report.year), (self.government, YEAR))
            self.assertEqual(report.period, "5")
            opened = self._find(user=self.user_monev, **key).action_open_step()
            self.assertEqual(reports.search(opened["domain"]), report)
            report._with_workflow_bypass().write(
                {"state": "issued", "document_date": f"{YEAR + 1}-02-01"}
            )
            self.assertEqual(self._count_waiting(self.user_monev), [(4, 4)])
            [row] = self._find(user=self.user_bupati, **key)
            self.assertEqual((row.timing, row.days_late), ("done_late", 1))
        yearly = measurement.search([("period_kind", "=", "year")])
        yearly._with_workflow_bypass().state = "cancelled"
        with freeze_time(f"{YEAR + 1}-02-02 03:00:00"):
            self.assertFalse(self._find(**key))
