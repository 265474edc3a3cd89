"""What is owed of cascading reports, where a circular of the regency sets a day."""

from ..measurement.measurement_kind import MeasurementKind
from .sidocakep_profile_deadline import DOCUMENT


class CascadingReportKind(MeasurementKind):
    """Owed by agencies at the reporting times of the PK. Paser 23/2016 art. 7(4)."""

    documents = (DOCUMENT,)
    model = "sidocakep.cascading.report"
    periods = ((DOCUMENT, "quarter"), (DOCUMENT, "year"))

    def get_owed(self, companies, year, clocks):
        return super().get_owed(companies.filtered("parent_id"), year, clocks)
