"""Years that are over, and the standing of a deadline as SQL says it."""

from datetime import date, timedelta
from itertools import product

from odoo.tests import freeze_time, tagged

from ...engine.deadline import standing
from .test_deadline_kind import QUARTER, REPORT, YEAR, KindCase


@tagged("post_install", "-at_install")
class TestDeadlineYears(KindCase):
    def test_after_the_year_only_what_is_made_after_it(self):
        """In January 2027 a report of 2026 may become owed, a measurement not."""
        requests = self.env["sidocakep.deadline.request"]
        with freeze_time("2027-01-10"):
            requests._ask(self.agency_a)
            requests._refresh_now()
        years = {
            document: self._get_rows(document).mapped("year")
            for document in (REPORT, QUARTER)
        }
        self.assertEqual(years, {REPORT: [2026, 2027], QUARTER: [2027] * 4})

    def test_agencies_are_counted_together(self):
        """Two governments, two years: agencies of one batch share both."""
        requests = self.env["sidocakep.deadline.request"]
        other = self._create_company("Kabupaten Lain", parent_id=False)
        requests._write_asked()
        requests.search([]).unlink()
        agencies = self.agency_a | self.agency_b | other
        requests._ask(agencies, [2026, 2027])
        requests._write_asked()
        batches = requests.search([])._get_batches()
        self.assertEqual(
            sorted((batch.company_id.ids, batch[0].year) for batch in batches),
            sorted(
                (companies.ids, year)
                for companies in (self.agency_a | self.agency_b, other)
                for year in (2026, 2027)
            ),
        )


@tagged("post_install", "-at_install")
class TestDeadlineStanding(KindCase):
    """The standing in SQL is that of the engine, for dates of every order."""

    MOMENTS = (
        "2026-04-14 05:00:00",
        # midnight in Jayapura, in Makassar, in Jakarta; the last second before
        "2026-04-14 14:59:59",
        "2026-04-14 15:00:00",
        "2026-04-14 16:00:00",
        "2026-04-14 17:00:00",
    )

    def _create_rows(self):
        day, around = date(2026, 4, 14), (-40, -1, 0, 1, 2, 40)
        zones = [zone for zone, _label in self.deadlines._fields["tz"].selection]
        cases = product(around, around, (None, *around), zones)
        return self.deadlines.create(
            [
                {
                    "company_id": self.agency_a.id,
                    "year": YEAR,
                    "document": REPORT,
                    "res_model": "res.company",
                    "res_id": number,
                    "article": "-",
                    "tz": zone,
                    "date_start": day,
                    "date_due": day + timedelta(days=due),
                    "date_notice": day + timedelta(days=notice),
                    "done_on": done is not None and day + timedelta(days=done),
                }
                for number, (due, notice, done, zone) in enumerate(cases, 1)
            ]
        )

    def test_sql_says_what_the_engine_says(self):
        rows = self._create_rows()
        self.assertEqual(len(rows), 6 * 6 * 7 * 3)
        for moment in self.MOMENTS:
            with self.subTest(moment), freeze_time(moment):
                rows.invalidate_recordset()
                todays = self.deadlines._get_todays()
                said = {
                    row.id: standing(
                        row.date_due,
                        row.date_notice,
                        todays[row.tz],
                        row.done_on or None,
                    )
                    for row in rows
                }
                self.assertEqual(said, {row.id: (row.status, row.days) for row in rows})
                grouped = {
                    row_id: status
                    for status, ids in self.deadlines._read_group(
                        [("id", "in", rows.ids)], ["status"], ["id:array_agg"]
                    )
                    for row_id in ids
                }
                self.assertEqual(
                    grouped, {row_id: status for row_id, (status, _) in said.items()}
                )
