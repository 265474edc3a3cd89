"""Every agency owes its measurement, with an agreement or without."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from ...engine.periods import ending
from ...models.measurement.owing import (
    ABSENT,
    ASKED_RULE,
    CLOSED,
    Owing,
    say_unasked,
)
from ..common import YEAR
from ..measurement_case import MeasurementCase

#: Quarters and, as 0, the year.
ALL = {1, 2, 3, 4, 0}


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementOwing(MeasurementCase):
    """Agency A has agreements in force, agency B has nothing."""

    def _find(self, company, year=YEAR):
        self.env.flush_all()
        days = date(year, 1, 1), date(year, 12, 31)
        owing = Owing(self.env, [year])
        return {
            period.number
            for kind in ("quarter", "year")
            for period in ending(kind, *days)
            if owing.find(company, period)
        }

    def _begin(self, day):
        """Let deadlines of the government be counted from a day on."""
        self.government.adoption_ids.unlink()
        self.env["sidocakep.profile.adoption"].create(
            {
                "company_id": self.government.id,
                "profile_id": self.profile_gm.id,
                "date_start": day,
                "date_counted": day,
                "is_beginning": True,
            }
        )

    def _enter_posts(self, day):
        """Let the posts of agency B have been entered on a day."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE hr_job SET create_date = %s WHERE company_id = %s",
            (day, self.agency_b.id),
        )

    def test_gunung_mas_9_1_who_owes_what(self):
        agency, government = self.agency_b, self.government
        unit = self.env["res.company"].create(
            {"name": "RSUD Uji", "parent_id": agency.id, "sidocakep_kind": "rsud"}
        )
        for company, vals, owed in (
            (self.agency_a, {}, ALL),
            (government, {}, ALL),
            (agency, {}, ALL),
            (agency, {"date_established": "2026-07-01"}, {3, 4, 0}),
            (
                agency,
                {"date_established": False, "date_dissolved": "2026-07-31"},
                {1, 2},
            ),
            (agency, {"date_dissolved": False}, ALL),
            (unit, {}, set()),
        ):
            with self.subTest(company=company.name, **vals):
                company.write(vals)
                self.assertEqual(self._find(company), owed)
        self.assertFalse(self._find(agency, YEAR + 1), "nothing of that year is here")
        self._create_pk(self.job_head_b)
        self.assertEqual(self._find(agency), ALL)

    def test_a_regency_that_begins_is_not_flooded(self):
        for beginning, entered, owed in (
            ("2026-02-01", "2026-02-01", set()),  # its first year
            ("2025-02-01", "2025-03-01", ALL),
            ("2025-02-01", "2026-08-10", {3, 4, 0}),  # it came in August
        ):
            with self.subTest(beginning=beginning, entered=entered):
                self._begin(beginning)
                self._enter_posts(entered)
                self.assertEqual(self._find(self.agency_b), owed)
        self._begin("2026-05-01")
        self.assertEqual(self._find(self.agency_a), ALL - {1})
        self._create_pk(self.job_head_b)
        self.assertEqual(self._find(self.agency_b), ALL - {1}, "it has begun here")

    def test_a_year_that_is_entered_afterwards_makes_nobody_else_late(self):
        """Of last year: who was measured in it, or within a quarter of its end."""
        for day, measured, owed in (
            ("2027-01-02", False, {4, 0}),
            ("2027-05-02", False, set()),
            # blank sheets of quarter I were made in its time: nothing was measured
            ("2027-05-02", True, set()),
        ):
            with self.subTest(day=day, measured=measured):
                if measured:
                    self._measure()
                with freeze_time(f"{day} 03:00:00"):
                    self.assertEqual(self._find(self.agency_b), owed)
                    self.assertEqual(self._find(self.agency_a), ALL)

    def test_papers_say_by_the_same_rule_who_is_not_asked(self):
        """Of 2026 both owe it; in May 2027 the year is closed for B, which has none."""
        end, agencies = date(YEAR, 12, 31), self.agency_a | self.agency_b
        closed = CLOSED.format(year=YEAR)
        for day, unasked in (
            ("2027-01-02", None),
            ("2027-05-02", f"Tidak ditagih: {self.agency_b.name} ({closed})"),
        ):
            with self.subTest(day), freeze_time(f"{day} 03:00:00"):
                owing = Owing(self.env, [YEAR])
                said = say_unasked(
                    (item.name, owing.find_reason(item, YEAR, end)) for item in agencies
                )
                rule, *others = said.split(". ")
                self.assertEqual(rule, ASKED_RULE)
                self.assertEqual(others, [unasked] if unasked else [])
        self.agency_b.date_established = "2027-01-01"
        owing = Owing(self.env, [YEAR])
        self.assertEqual(owing.find_reason(self.agency_b, YEAR, end), ABSENT)
        self.assertEqual(owing.find_reason(self.agency_a, YEAR, end), "")

    def _get_blank(self):
        """Return the measurement of quarter I of agency B, which has nothing."""
        self._measure()
        return self.env["sidocakep.measurement"].search(
            [("company_id", "=", self.agency_b.id), ("period_no", "=", 1)]
        )

    def _promise(self):
        """Return an agreement of the head of agency B that is in force."""
        pk = self._create_pk(self.job_head_b)
        pk._with_workflow_bypass().write(
            {"state": "in_force", "date_from": "2026-01-05"}
        )
        return pk

    def _get_asked(self, item):
        self.env.invalidate_all()
        return item.activity_ids.mapped("user_id")

    def test_what_is_blank_is_asked_of_nobody(self):
        """Until there is an agreement: then of who coordinates the agency."""
        item = self._get_blank()
        self.assertFalse(self._get_asked(item))
        item._ask_to_complete()
        self.assertTrue(self._get_asked(item), "as it was before 19.0.1.12.0")
        self._measure()
        self.assertFalse(self._get_asked(item), "the night takes it back")
        self._promise()
        self._measure()
        self.assertTrue(item.sheet_ids)
        self.assertTrue(self._get_asked(item))
        asked = item.activity_ids
        self._measure()
        self.assertEqual(item.activity_ids, asked, "and once")

    def test_without_an_agreement_it_is_not_handed_in(self):
        """Sent on 13 April, in time, and late all the same: of nothing, by reason."""
        item, head = self._get_blank(), self.user_head_b
        deadlines = self.env["sidocakep.deadline"]
        with freeze_time("2026-04-13 03:00:00"):
            for step in ("action_send", "action_ask_send"):
                with self.assertRaisesRegex(UserError, "Why There Is No PK"):
                    getattr(item.with_user(head), step)()
            item.with_user(head).unpromised_reason = "Kepala baru dilantik 10 April."
            item.with_user(head).action_send()
        self.assertEqual((item.state, item.first_sent_on), ("sent", False))
        self.assertIn("without a performance agreement", item.standing_text)
        self.assertIn("tanpa Perjanjian Kinerja", item._get_printed_standing())
        [sheet] = item._get_live_document()[item.id]["sheets"]
        self.assertIn("Sebabnya: Kepala baru dilantik 10 April.", str(sheet))
        row = deadlines._refresh(self.agency_b, YEAR).filtered(
            lambda row: row.document == "measurement_quarter" and row.period_no == 1
        )
        with freeze_time("2026-04-20 03:00:00"):
            rows = self.env["sidocakep.punctuality"].search(
                [("company_id", "=", self.agency_b.id), ("period_no", "=", 1)]
            )
            rows = rows.filtered(lambda item: item.document == "measurement_quarter")
            found = {item.station: item.timing for item in rows}
        self.assertFalse(row.done_on)
        self.assertEqual(found, {"document": "late"}, "nor does the team hold it")
        self._promise()
        with freeze_time("2026-04-20 03:00:00"):
            item.with_user(head).action_withdraw()
            item._draw()
            item.with_user(head).action_send()
        self.assertEqual(item.first_sent_on, date(YEAR, 4, 20))

    def test_it_is_measured_and_says_whose_turn_it_is(self):
        pk = self._create_pk(self.job_head_b)
        self._measure()
        item = self.env["sidocakep.measurement"].search(
            [("company_id", "=", self.agency_b.id), ("period_no", "=", 1)]
        )
        self.assertFalse(item.line_ids)
        document = item._get_live_document()[item.id]
        [sheet] = document["sheets"]
        self.assertEqual((sheet["rows"], sheet["achievements"]), ([], []))
        self.assertEqual(sheet["first_year"], 2025, "of the plan, which is 2025-2029")
        self.assertEqual(sheet["signer_name"], self.employee_head_b.name)
        for state, holder, words in (
            ("draft", pk.first_title, "rancangan"),
            ("signed_first", pk.second_title, "baru ditandatangani pihak pertama"),
            ("handed_in", "Bagian Organisasi", "disampaikan"),
        ):
            pk._with_workflow_bypass().state = state
            found = item._find_unpromised()[item.id]
            self.assertEqual((found.pk, found.holder), (pk.sudo(), holder))
            self.assertIn(holder, item._get_gaps()[0])
            self.assertIn(words, item._get_printed_unpromised(found))
        pk._with_workflow_bypass().write({"state": "replaced"})
        self.assertIn("none is drawn up", item._get_gaps()[0])

    def test_the_rows_of_its_dpa_are_measured(self):
        """Gunung Mas art. 11(3): with or without a PK."""
        pks = self.pk_ech3 | self.pk_ech4
        pks._with_workflow_bypass().write({"state": "draft", "date_from": False})
        item = self._measure()
        self.assertFalse(item.sheet_ids)
        self.assertTrue(item.output_ids)
        [sheet] = item._get_live_document()[item.id]["sheets"]
        self.assertEqual(len(sheet["table2"]), len(item.output_ids))
