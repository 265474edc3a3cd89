from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.people import end_of_sentence

#: Years in which an official can have been appointed: older and later ones are slips,
#: and a version of the year 1 or 9999 would hold a post before and after everybody.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class HrVersion(models.Model):
    """What is true of an employee from a date on: position, agency and now rank."""

    _name = "hr.version"
    _inherit = "hr.version"

    rank_id = fields.Many2one(
        "sidocakep.rank",
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        help="Rank and grade (pangkat, golongan/ruang) from this date on.",
    )

    @api.constrains("rank_id", "employee_id")
    def _check_rank_kind(self):
        """A PNS holds a rank of the PNS, a PPPK a grade of theirs, others none."""
        for version in self.filtered(lambda version: version.employee_id):
            kind = version.employee_id.asn_kind
            if version.rank_id and version.rank_id.employee_kind != kind:
                raise ValidationError(
                    self.env._(
                        "%(rank)s is not a rank for %(employee)s. Choose a rank that "
                        "goes with the kind of employee, or correct the kind.",
                        rank=version.rank_id.display_name,
                        employee=end_of_sentence(version.employee_id.name),
                    )
                )

    @api.constrains("date_version")
    def _check_year(self):
        for version in self.filtered("date_version"):
            if not FIRST_YEAR <= version.date_version.year <= LAST_YEAR:
                raise ValidationError(
                    self.env._(
                        "%(employee)s: the year of %(date)s lies outside %(first)s to "
                        "%(last)s. Enter the day from which the position is held.",
                        employee=version.employee_id.name or version.name,
                        date=self._format_day(version.date_version),
                        first=FIRST_YEAR,
                        last=LAST_YEAR,
                    )
                )
