"""Who reports on a period: who holds the post at its end; who held it before."""

from ..measurement.measured_tenures import Tenures
from .programmes import Programmes

NOBODY = {"name": "", "rank": "", "nip": ""}


class Reporting:
    """The parties of the sheets of a report, on the last day of its period.

    A PK was signed by whoever held the posts on its day. What came of it is reported by
    who holds them at the end of the period (decision 0013), each with his superior of
    that day; predecessors are listed.

    :param report: the cascading report, sudo
    """

    def __init__(self, report):
        self._end = report.date_end
        pks = report.line_ids.pk_id
        first = report.measurement_id._get_first_day()
        self.programmes = Programmes(pks)
        self._tenures = Tenures(pks, first, self._end)
        self._holders = (pks.job_id | pks.second_job_id)._get_holders(self._end)
        found = [item for holders in self._holders.values() for item in holders]
        employees = report.env["hr.employee"].sudo()
        employees = employees.union(*(item.employee for item in found))
        employees.version_ids.mapped("rank_id.name")  # read together

    def get_parties(self, line):
        """Return ``first``, ``second`` and ``predecessors`` of the sheet of a PK.

        :param line: a line of the report that has results
        """
        pk = line.pk_id
        former = self._tenures.prepare_sheet(pk)["predecessors"] or ""
        return {
            "first": {
                **self._identify(pk.job_id, line.holder_name),
                "title": line.holder_title,
            },
            "second": pk.has_second_party and self._get_superior(pk.second_job_id),
            "predecessors": former.splitlines(),
        }

    def _get_superior(self, job):
        """Return who holds the post of the superior, by the title of that day."""
        holders = self._holders.get(job.id) or ()
        title = holders[0].title if holders else job._get_printed_title()
        name = holders[0].employee.name if holders else ""
        return {**self._identify(job, name), "title": title}

    def _identify(self, job, name):
        """Return name, rank and NIP of a holder as they were; of none, empty ones."""
        for holder in self._holders.get(job.id) or ():
            if holder.employee.name == name:
                return holder.employee._get_signature_values(self._end)
        return {**NOBODY, "name": name or ""}
