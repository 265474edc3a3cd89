"""What is owed of cascading reports, where a circular of the regency sets a day."""

from odoo.addons.sidocakep_base.models.document.period import get_period_end

from ..measurement.measurement_kind import MeasurementKind
from .sidocakep_profile_deadline import DOCUMENT

YEAR, LAST_QUARTER = ("year", 0), 4


class CascadingReportKind(MeasurementKind):
    """Owed by agencies at the reporting times of the PK. Paser 23/2016 art. 7(4)."""

    documents = (DOCUMENT,)
    model = "sidocakep.cascading.report"
    periods = ((DOCUMENT, "quarter"), (DOCUMENT, "year"))

    def get_owed(self, companies, year, clocks):
        """Of the periods of which the profile has a report made, and of no other."""
        agencies = companies.filtered(lambda item: item._is_agency())
        owed = super().get_owed(agencies, year, clocks)
        reports = companies.env[self.model]
        rhythms = {}
        result = []
        for item in owed:
            kind, number = item.period
            key = (item.company.root_id, number)
            if key not in rhythms:
                end = get_period_end(kind, year, number)
                profile = item.company._get_profile(end)
                # With quarter IV ends the second half, which is drawn from the year.
                last = reports._prepare_rhythm(profile, *YEAR)["is_semester"]
                period = YEAR if last and number == LAST_QUARTER else (kind, number)
                taken = reports._prepare_rhythm(profile, *period) is not None
                rhythms[key] = period if taken else None
            if rhythms[key]:
                result.append(item._replace(period=rhythms[key]))
        return result
