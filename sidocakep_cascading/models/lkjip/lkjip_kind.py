"""What is owed of performance reports: each agency, within two months of the year."""

from ..measurement.measurement_kind import MeasurementKind

DOCUMENT = "lkjip"
WHOLE = "year"


class LkjipKind(MeasurementKind):
    """Done on the day on which it was signed first. Gunung Mas 24/2024 art. 11(2)."""

    documents = (DOCUMENT,)
    model = "sidocakep.lkjip"
    periods = ((DOCUMENT, WHOLE),)

    def get_owed(self, companies, year, clocks):
        return super().get_owed(companies.filtered("parent_id"), year, clocks)

    def get_done_on(self, rows):
        reports = self.env[self.model].sudo()
        first = {
            (company.id, year): day
            for company, year, day in reports._read_group(
                [
                    ("company_id", "in", rows.mapped("res_id")),
                    ("year", "in", rows.mapped("year")),
                    ("first_signed_on", "!=", False),
                ],
                ["company_id", "year"],
                ["first_signed_on:min"],
            )
        }
        return {
            row: {"done_on": first.get((row.res_id, row.year), False)} for row in rows
        }

    def open_step(self, row):
        found = self.env[self.model].search(
            [("company_id", "=", row.res_id), ("year", "=", row.year)], limit=1
        )
        return found._open_form() | {
            "context": {"default_company_id": row.res_id, "default_year": row.year}
        }

    def filter_can_open(self, rows):
        """Whoever reads the report opens it; who may begin it begins it."""
        if self.env[self.model].has_access("create"):
            own = self.env.user._get_held_jobs().company_id
            return rows.filtered(lambda row: row.company_id in own) | (
                super().filter_can_open(rows)
            )
        return super().filter_can_open(rows)

    def _get_key(self, record, company_id):
        return (company_id, record.year)
