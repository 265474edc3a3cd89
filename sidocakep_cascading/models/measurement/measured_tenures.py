"""Who held the posts of PKs at the end of a period, and before in it."""

from odoo.addons.sidocakep_base.models.document.document_lang import document_lang


class Tenures:
    """The holders of the posts of PKs, read together.

    :param pks: the PKs, sudo
    :param first: first day of the period
    :param end: last day of the period
    """

    def __init__(self, pks, first, end):
        # What is kept of it is printed, whoever or whatever wrote it.
        self.env = pks.with_context(lang=document_lang(pks.env)).env
        self._first, self._end = first, end
        self._holders = pks.job_id._get_holders(end)
        self._former = self._read_former(pks.job_id)

    def prepare_sheet(self, pk):
        """Return the values of the sheet of a PK."""
        found = self._holders.get(pk.job_id.id) or []
        if not pk.has_one_holder:
            found = [item for item in found if item.employee == pk.employee_id]
        holder = found[0] if found else None
        former = self._former.get(pk.job_id.id, ()) if pk.has_one_holder else ()
        unit = pk.job_id.unit_code or False
        return {
            "job_id": pk.job_id.id,
            "sequence": pk.kind_sequence,
            "holder_name": holder.employee.name if holder else False,
            "holder_title": holder.title if holder else pk.job_id._get_printed_title(),
            "superior_job_id": pk.second_job_id.id,
            "unit_code": unit,
            "leads_unit": bool(unit) and pk.second_job_id.unit_code != unit,
            "predecessors": "\n".join(former) or False,
        }

    def _read_former(self, jobs):
        """Return ``{job id: [who held it in the period and no more at its end]}``."""
        rows = self.env["sidocakep.position.history"].sudo()
        rows = rows._fetch_of_jobs(
            jobs,
            [("date_end", ">=", self._first), ("date_end", "<", self._end)],
            ["job_id", "employee_id", "capacity", "date_start", "date_end"],
            order="date_start",
        )
        result = {}
        for row in rows:
            title = row.job_id._get_printed_title(row.capacity)
            text = self.env._(
                "%(person)s (%(title)s), %(first)s to %(last)s",
                person=row.employee_id.name,
                title=title,
                first=row._format_day(row.date_start),
                last=row._format_day(row.date_end),
            )
            result.setdefault(row.job_id.id, []).append(text)
        return result
