from odoo import models
from odoo.exceptions import AccessError

#: Who held which post by which decree, with which rank: what documents name.
TENURE_FIELDS = frozenset(
    {
        *("active", "company_id", "date_version", "decree_date", "decree_number"),
        *("departure_date", "employee_id", "job_id", "rank_id"),
    }
)


class HrVersion(models.Model):
    """Who changed who holds a post is kept: it decides who signs and who owes."""

    _name = "hr.version"
    _inherit = ["hr.version", "sidocakep.kept.mixin"]

    _kept_names = TENURE_FIELDS
    _kept_company = "company_id"
    _kept_whole = True

    def write(self, vals):
        self._check_person_stays(vals.get("employee_id"))
        return super().write(vals)

    def _check_person_stays(self, employee_id):
        """Refuse to give what somebody was to somebody else.

        :raises AccessError: one of them is of another person already
        """
        for version in self if employee_id and not self.env.su else ():
            person = version.employee_id
            if person and person.id != employee_id:
                raise AccessError(
                    self.env._(
                        "The position of %(day)s is of %(person)s and stays his. "
                        "Record a position of its own for the other official.",
                        day=self._format_day(version.date_version),
                        person=person.name,
                    )
                )
