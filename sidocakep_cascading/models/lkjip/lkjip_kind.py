"""What is owed of performance reports: of each agency, and of the government."""

from odoo.addons.sidocakep_base.models.document.version_mixin import CANCELLED
from odoo.addons.sidocakep_base.models.organisation.official import RECEIVER

from ..measurement.measurement_kind import MeasurementKind
from .sidocakep_lkjip import DOCUMENT, DOCUMENT_GOVERNMENT

WHOLE = "year"
ORGANISASI_GROUP = "sidocakep_base.group_organisasi"


class LkjipKind(MeasurementKind):
    """Done on the day on which it was signed first. Gunung Mas 24/2024 art. 11(2)."""

    documents = (DOCUMENT,)
    model = "sidocakep.lkjip"
    periods = ((DOCUMENT, WHOLE),)
    #: the first day of a report that counts as done
    done_field = "first_signed_on"

    def get_owed(self, companies, year, clocks):
        return super().get_owed(self._filter_owing(companies), year, clocks)

    def _filter_owing(self, companies):
        """Agencies: a unit below one is told in the report of its agency."""
        return companies.filtered(lambda company: company == company._get_agency())

    def get_done_on(self, rows):
        reports = self.env[self.model].sudo()
        first = {
            (company.id, year): day
            for company, year, day in reports._read_group(
                [
                    ("company_id", "in", rows.mapped("res_id")),
                    ("year", "in", rows.mapped("year")),
                    ("period", "=", WHOLE),
                    (self.done_field, "!=", False),
                ],
                ["company_id", "year"],
                [f"{self.done_field}:min"],
            )
        }
        return {
            row: {"done_on": first.get((row.res_id, row.year), False)} for row in rows
        }

    def open_step(self, row):
        found = self.env[self.model].search(
            [
                ("company_id", "=", row.res_id),
                ("year", "=", row.year),
                ("period", "=", WHOLE),
            ],
            limit=1,
        )
        return found._open_form() | {
            "context": {"default_company_id": row.res_id, "default_year": row.year}
        }

    def filter_can_open(self, rows):
        """Whoever reads the report opens it; who may begin it begins it."""
        if self.env[self.model].has_access("create"):
            own = self._get_own_companies(rows)
            return rows.filtered(lambda row: row.company_id in own) | (
                super().filter_can_open(rows)
            )
        return super().filter_can_open(rows)

    def _get_own_companies(self, rows):
        return self.env.user._get_held_jobs().company_id

    def _get_key(self, record, company_id):
        return (company_id, record.year)


class LkjipGovernmentKind(LkjipKind):
    """Done on the day on which the last recipient was written to. PermenPANRB 53/2014:
    three months after the year.
    """

    documents = (DOCUMENT_GOVERNMENT,)
    periods = ((DOCUMENT_GOVERNMENT, WHOLE),)
    done_field = "first_sent_on"

    def _filter_owing(self, companies):
        return companies.filtered(lambda company: not company.parent_id)

    def _get_owing(self, year):
        """Also of a year of which nothing of its own was measured here, once a report
        is made: what is sent upwards late is late.
        """
        find = super()._get_owing(year)
        reports = self.env[self.model].sudo()
        [(reporting,)] = reports._read_group(
            [("year", "=", year), ("period", "=", WHOLE), ("state", "!=", CANCELLED)],
            [],
            ["company_id:recordset"],
        )
        return lambda companies, period: (
            find(companies, period) | (companies & reporting)
        )

    def _get_own_companies(self, rows):
        """Bagian Organisasi compiles it."""
        if self.env.user.has_group(ORGANISASI_GROUP):
            return rows.company_id
        return rows.company_id.browse()

    def get_users(self, rows):
        """Whoever sends it upwards is reminded while a recipient waits for it."""
        day = self.env.user._get_office_day()
        officials = rows.company_id.sudo()._get_officials(RECEIVER, day, asked=True)
        return {
            row: officials[row.company_id.id].user
            for row in rows
            if row.company_id.id in officials
        }
