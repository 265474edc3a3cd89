"""Any document can be owed: the protocol, tried with documents made up here."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ...models.document.deadline_kind import DeadlineKind, Owed
from ...models.document.sidocakep_deadline_activity import ACTIVITY_DO
from ..common import SidocakepCase

YEAR = 2026
QUARTER, ANNUAL, REPORT = "measurement_quarter", "measurement_year", "lkjip"


class MeasurementKind(DeadlineKind):
    """Every agency owes four measurements of a quarter; its guardian makes them."""

    documents = (QUARTER,)
    made = {}
    guardians = {}

    def get_owed(self, companies, year, clocks):
        return [
            Owed(company, company, year, clock, period=("quarter", number))
            for company in companies
            for number in range(1, 5)
            if (clock := clocks.get(company, year, QUARTER, ("quarter", number)))
        ]

    def get_done_on(self, rows):
        return {
            row: {"done_on": self.made.get((row.res_id, row.period_no), False)}
            for row in rows
        }

    def filter_can_open(self, rows):
        return rows.filtered(lambda row: row.company_id in self.env.user.company_ids)

    def open_step(self, row):
        return {
            "type": "ir.actions.act_window",
            "res_model": "sidocakep.target",
            "domain": [("period_no", "=", row.period_no)],
        }

    def get_users(self, rows):
        return {row: self.guardians.get(row.company_id.id) for row in rows}


class ReportKind(DeadlineKind):
    """Every agency owes its report, made after the year."""

    documents = (REPORT,)
    years_back = 1

    def get_owed(self, companies, year, clocks):
        return [
            Owed(company, company, year, clocks.get(company, year, REPORT))
            for company in companies
        ]

    def get_done_on(self, rows):
        return {}


class PersonalKind(DeadlineKind):
    """Every holder of a position owes one for the year."""

    documents = (ANNUAL,)

    def get_owed(self, companies, year, clocks):
        jobs = self.env["hr.job"].search([("company_id", "in", companies.ids)])
        return [
            Owed(
                job.company_id,
                job,
                year,
                clocks.get(job.company_id, year, ANNUAL),
                employee=holder.employee,
                is_personal=True,
            )
            for job in jobs
            for holder in jobs._get_holders(date(year, 12, 31))[job.id]
        ]

    def get_done_on(self, rows):
        return {}


class KindCase(SidocakepCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.deadlines = cls.env["sidocakep.deadline"]

    def setUp(self):
        super().setUp()
        self._register(MeasurementKind, ReportKind, PersonalKind)
        self.patch(MeasurementKind, "made", {})
        self.patch(
            MeasurementKind, "guardians", {self.agency_a.id: self.user_secretary_a}
        )

    def _register(self, *kinds):
        """Let these be the only documents that the program knows."""
        self.patch(type(self.deadlines), "_get_kinds", lambda _model: list(kinds))

    def _refresh(self, companies=None, year=YEAR):
        return self.deadlines._refresh(companies or self.agency_a, year)

    def _get_rows(self, document, company=None):
        return self.deadlines.search(
            [
                ("company_id", "=", (company or self.agency_a).id),
                ("document", "=", document),
            ],
            order="year, period_no, id",
        )


@tagged("post_install", "-at_install")
class TestDeadlineKind(KindCase):
    def test_gunung_mas_9_8_four_quarters_stand_beside_each_other(self):
        """Two weeks after each quarter: Pasal 9 ayat (8)."""
        for _again in range(2):
            self._refresh()
            self.assertEqual(
                [
                    (row.period_no, row.date_start, row.date_due)
                    for row in self._get_rows(QUARTER)
                ],
                [
                    (1, date(2026, 3, 31), date(2026, 4, 14)),
                    (2, date(2026, 6, 30), date(2026, 7, 14)),
                    (3, date(2026, 9, 30), date(2026, 10, 14)),
                    (4, date(2026, 12, 31), date(2027, 1, 14)),
                ],
            )
        second = self._get_rows(QUARTER)[1]
        self.assertIn("Pasal 9 ayat (8)", second.article)
        self.assertIn("2026 quarter 2 - Dinas Kesehatan Uji", second.display_name)

    def test_gunung_mas_11_2_an_agency_owes_its_report_without_a_position(self):
        """Two months after the year: Pasal 11(2)."""
        self._refresh(self.agency_a | self.agency_b)
        for agency in self.agency_a, self.agency_b:
            [row] = self._get_rows(REPORT, agency)
            self.assertFalse(row.job_id or row.employee_id)
            self.assertEqual((row.res_model, row.res_id), ("res.company", agency.id))
            self.assertEqual(row.date_due, date(2027, 2, 28))
            self.assertEqual(row.owner_name, agency.name)

    def test_every_person_of_a_position_owes_one(self):
        second = self._create_employee("Kedua", self.job_func_a)
        self._refresh()
        rows = self._get_rows(ANNUAL).filtered(
            lambda row: row.job_id == self.job_func_a
        )
        self.assertEqual(rows.employee_id, self.employee_func_a | second)
        self.assertEqual({row.date_due for row in rows}, {date(2027, 1, 31)})

    def test_each_document_opens_its_own_step(self):
        self._refresh()
        quarter, report = self._get_rows(QUARTER)[2], self._get_rows(REPORT)
        action = call_kw(
            quarter.with_user(self.user_secretary_a),
            "action_open_step",
            [quarter.ids],
            {},
        )
        self.assertEqual(action["res_model"], "sidocakep.target")
        self.assertEqual(action["domain"], [("period_no", "=", 3)])
        # without a word of the kind: the record that owes it
        action = report.action_open_step()
        self.assertEqual(action["res_model"], "res.company")
        self.assertEqual(action["res_id"], self.agency_a.id)
        mine = (quarter | report).with_user(self.user_secretary_a)
        self.assertEqual(mine.mapped("can_open_step"), [True, False])
        other = (quarter | report).with_user(self.user_bupati)
        self.assertEqual(other.mapped("can_open_step"), [False, False])

    def test_who_may_not_read_the_row_opens_nothing(self):
        self._refresh()
        row = self._get_rows(QUARTER)[0].with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            call_kw(row, "action_open_step", [row.ids], {})

    def test_rows_of_an_unknown_document_are_left_alone(self):
        rows = self._refresh()
        self._register(MeasurementKind)
        self._refresh()
        self.assertEqual(set(rows.mapped("active")), {True})
        self._register()
        self.assertFalse(self._refresh())
        self.assertEqual(set(rows.mapped("active")), {True})
        report = rows.filtered(lambda row: row.document == REPORT)
        self.assertFalse(report.can_open_step)
        action = report.action_open_step()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (report._name, report.id)
        )

    def test_what_is_no_longer_owed_is_put_away_and_what_is_done_stays(self):
        MeasurementKind.made[self.agency_a.id, 1] = date(2026, 4, 10)
        self._refresh()
        first, *others = self._get_rows(QUARTER)
        self.patch(MeasurementKind, "get_owed", lambda *_arguments: [])
        self._refresh()
        self.assertTrue(first.active)
        self.assertEqual({row.active for row in others}, {False})

    def test_without_a_rule_nothing_is_owed(self):
        """The profile of Paser names no last day of the quarters' report."""
        profile = self.government.profile_id
        profile.deadline_ids.filtered(lambda rule: rule.document == QUARTER).unlink()
        self._refresh()
        self.assertFalse(self._get_rows(QUARTER))
        self.assertTrue(self._get_rows(REPORT))

    def test_done_late_and_open_again(self):
        self._refresh()
        second = self._get_rows(QUARTER)[1]
        MeasurementKind.made[self.agency_a.id, 2] = date(2026, 7, 16)
        self.deadlines._sync(self.agency_a)
        self.assertEqual((second.status, second.days), ("done_late", -2))
        MeasurementKind.made.clear()
        self.deadlines._sync(self.agency_a, [YEAR])
        self.assertFalse(second.done_on)

    def test_one_row_for_a_document_of_a_period(self):
        """The database forbids the second one, also where nobody is named."""
        self._refresh()
        quarter = self._get_rows(QUARTER)[0]
        person = self._get_rows(ANNUAL)[0]
        person.employee_id = False
        for row in (quarter, person):
            with (
                self.subTest(row.document),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                row.copy()
        put_away = quarter.copy({"active": False})
        self.assertEqual(put_away._get_key(), quarter._get_key())

    def test_counting_again_writes_nothing_without_news(self):
        rows = self._refresh()
        before = {row.id: row.write_date for row in rows}
        written = []
        self.patch(
            type(self.deadlines), "write", lambda row, vals: written.append((row, vals))
        )
        self.assertEqual(self._refresh(), rows)
        self.assertFalse([item for item in written if item[0]])
        self.assertEqual({row.id: row.write_date for row in rows}, before)

    def test_ten_agencies_cost_the_queries_of_one(self):
        agencies = self.agency_a
        for number in range(9):
            agencies |= self._create_company(f"Dinas {number}", sidocakep_kind="dinas")
        self._refresh(agencies)

        def count(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._refresh(some)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        count(agencies)
        self.assertEqual(count(agencies[0]), count(agencies))

    def test_nobody_writes_by_hand(self):
        self._refresh()
        row = self._get_rows(QUARTER)[0]
        for method, args in (
            ("write", [row.ids, {"done_on": "2026-01-01"}]),
            ("unlink", [row.ids]),
        ):
            for user in (self.user_organisasi, self.user_secretary_a):
                with self.subTest(method=method), self.assertRaises(AccessError):
                    call_kw(row.with_user(user), method, args, {})


@tagged("post_install", "-at_install")
class TestDeadlineKindActivity(KindCase):
    """The first quarter is due on 14 April: its guardian is asked a week before."""

    def _get_asked(self, moment):
        with freeze_time(moment):
            self._refresh()
        activities = self.env["mail.activity"].search(
            [
                ("activity_type_id", "=", self.env.ref(ACTIVITY_DO).id),
                ("res_model", "=", "sidocakep.deadline"),
                ("res_id", "in", self._get_rows(QUARTER).ids),
            ]
        )
        return [(item.user_id, str(item.date_deadline)) for item in activities]

    def test_asked_from_the_day_of_notice_until_it_is_done(self):
        asked = [(self.user_secretary_a, "2026-04-14")]
        for moment, expected in (
            # half past eleven at night of 6 April in Jakarta, then half an hour later
            ("2026-04-06 16:30:00", []),
            ("2026-04-06 17:00:00", asked),
            ("2026-04-20 05:00:00", asked),
        ):
            with self.subTest(moment):
                self.assertEqual(self._get_asked(moment), expected)
        MeasurementKind.made[self.agency_a.id, 1] = date(2026, 4, 21)
        self.assertFalse(self._get_asked("2026-04-21 05:00:00"))

    def test_another_guardian_is_asked_instead(self):
        self._get_asked("2026-04-10")
        MeasurementKind.guardians[self.agency_a.id] = self.user_head_a
        self.assertEqual(
            self._get_asked("2026-04-10"), [(self.user_head_a, "2026-04-14")]
        )
        MeasurementKind.guardians.clear()
        self.assertFalse(self._get_asked("2026-04-10"))

    def test_another_due_date_moves_the_activity(self):
        self._get_asked("2026-04-10")
        rules = self.government.profile_id.deadline_ids
        rules.filtered(lambda rule: rule.document == QUARTER).offset_value = 3
        self.assertEqual(
            self._get_asked("2026-04-15"), [(self.user_secretary_a, "2026-04-21")]
        )

    def test_the_words_are_those_of_the_reader(self):
        self._get_asked("2026-04-10")
        activity = self._get_rows(QUARTER)[0].activity_ids
        self.assertEqual(
            activity.summary,
            "Quarterly measurement 2026 quarter 1 - Dinas Kesehatan Uji",
        )
