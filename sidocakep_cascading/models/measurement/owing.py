"""Who owes a measurement: whoever is there at its end, with an agreement or without."""

from datetime import timedelta

#: Measurements in which there is something: of an agreement, or of the DPA.
FILLED = ["|", ("sheet_ids", "!=", False), ("output_ids", "!=", False)]
#: Days after its end in which a period of last year is still asked of everybody.
ASKED_DAYS = 92
#: Why a period is not asked of a company, as papers say it: ``Owing.find_reason``.
ABSENT = "tidak ada pada akhir periode: belum dibentuk atau sudah dihapus"
BEFORE = "periode sebelum tenggat dihitung dalam sistem ini"
NOTHING = "belum ada Perjanjian Kinerja yang berlaku dan DPA tahun {year}"
IN_AGENCY = "diukur dalam Perangkat Daerahnya"
NO_POST = "jabatannya belum tercatat"
CLOSED = (
    "tahun {year} telah ditutup tanpa Perjanjian Kinerja, DPA, dan pengukurannya "
    "dalam sistem ini"
)
BEGINNING = "tahun {year} dimulai di luar sistem ini, tanpa Perjanjian Kinerja dan DPA"
#: Of whom it is asked, as papers say it beside those of whom it is not.
ASKED_RULE = (
    "Pengukuran ditagih dari setiap Perangkat Daerah yang ada pada akhir periode, "
    "dengan atau tanpa Perjanjian Kinerja"
)


class Owing:
    """Which companies owe the measurements of which periods, read together.

    The government and every agency directly below it owe each period of a year in which
    anything of the government counts: one agreement in force, or one DPA. Whoever has
    signed nothing owes as well, else the worst would look best. Not asked is

    - what ended before the government began here, or before the agency was established
      or after it was dissolved;
    - of an agency without an agreement and without a DPA of the year: the year in which
      the government began here, and what ended before its first post was entered. A
      regency that enters forty-five agencies is not late with what it had elsewhere;
    - of such an agency a year before this one of which nothing of it was measured, once
      a quarter has passed: its agreements will not be made any more, and a closed year
      that is entered for one agency afterwards makes no other late with it;
    - a unit below an agency that has neither an agreement nor a DPA of its own: it is
      measured in its agency (decision 0032).

    Gunung Mas 24/2024 art. 9(1), 9(8), 9(9).

    :param env: of any user; read with the rights of the program
    :param years: of the periods that will be asked about
    """

    def __init__(self, env, years):
        self.env = env(su=True)
        self._own, self._counting = self._read_own(list(years))
        self._entered = self._read_entered()
        self._measured = self._read_measured(list(years))
        self._today = self.env.user._get_office_day()
        self._beginnings = {}

    def find(self, companies, period):
        """Return those of the companies that owe a period (``engine.periods``)."""
        return companies.filtered(
            lambda item: self.owes(item.sudo(), period.year, period.end)
        )

    def owes(self, company, year, end):
        """Tell whether a company owes the measurement of a period.

        :param end: last day of the period
        """
        return not self.find_reason(company, year, end)

    def find_reason(self, company, year, end):
        """Return why a company does not owe a period, in words; of who owes it none.

        :param end: last day of the period
        """
        beginning = self._get_beginning(company.root_id)
        reason = ""
        if not self._exists(company, end):
            reason = ABSENT
        elif beginning and end < beginning:
            reason = BEFORE
        elif (company.root_id.id, year) not in self._counting:
            reason = NOTHING
        elif (company.id, year) not in self._own:
            reason = self._find_reason_of_empty(company, year, end)
        return reason.format(year=year)

    def _find_reason_of_empty(self, company, year, end):
        """Return why a company without agreement and DPA does not owe a period."""
        if company.parent_id.parent_id:
            return IN_AGENCY
        if company.id not in self._entered:
            return NO_POST
        if year < self._today.year and (company.id, year) not in self._measured:
            if end < self._today - timedelta(days=ASKED_DAYS):
                return CLOSED
        beginning = self._get_beginning(company.root_id)
        if not beginning:
            return ""
        if year <= beginning.year:
            return BEGINNING
        return NO_POST if end < self._entered[company.id] else ""

    def _exists(self, company, end):
        """Tell whether an agency is there on the last day of a period."""
        first, last = company.date_established, company.date_dissolved
        return (not first or first <= end) and (not last or last >= end)

    def _get_beginning(self, government):
        if government not in self._beginnings:
            adoptions = government.adoption_ids
            self._beginnings[government] = adoptions._get_beginning()
        return self._beginnings[government]

    def _read_own(self, years):
        """Return who has papers of a year, and the governments in which one counts.

        ``{(company id, year)}`` of an agreement in any state or a DPA, and
        ``{(government id, year)}`` of an agreement that counts or a DPA.
        """
        own, counting = set(), set()
        for company, year, counted in self.env["sidocakep.pk"]._read_group(
            [("year", "in", years)], ["company_id", "year"], ["date_from:min"]
        ):
            own.add((company.id, year))
            if counted:
                counting.add((company.root_id.id, year))
        for company, year in self.env["sidocakep.budget"]._read_group(
            [("year", "in", years), ("state", "in", ("ratified", "superseded"))],
            ["company_id", "year"],
        ):
            own.add((company.id, year))
            counting.add((company.root_id.id, year))
        return own, counting

    def _read_measured(self, years):
        """Return ``{(company id, year)}`` of what was measured, not of blank sheets."""
        rows = self.env["sidocakep.measurement"]._read_group(
            [("year", "in", years), *FILLED], ["company_id", "year"]
        )
        return {(company.id, year) for company, year in rows}

    def _read_entered(self):
        """Return ``{company id: day on which its first post was entered here}``."""
        return {
            company.id: self.env.user._to_office_day(first)
            for company, first in self.env["hr.job"]
            .with_context(active_test=False)
            ._read_group(
                [("position_kind_id", "!=", False)],
                ["company_id"],
                ["create_date:min"],
            )
        }


def say_unasked(reasons):
    """Return of a paper whom the measurement is asked, and who is not and why.

    :param reasons: pairs of a name and why nothing is asked, the empty ones left out
    """
    found = {}
    for name, why in reasons:
        if why:
            found.setdefault(why, []).append(name)
    groups = [f"{', '.join(names)} ({why})" for why, names in found.items()]
    unasked = [f"Tidak ditagih: {'; '.join(groups)}"] if groups else []
    return ". ".join([ASKED_RULE, *unasked])
