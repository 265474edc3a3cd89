from odoo import models
from odoo.exceptions import AccessError

#: Who says on which days the offices work.
KEEPERS = (
    "base.group_system",
    "sidocakep_base.group_hr",
    "sidocakep_base.group_organisasi",
)


class ResourceCalendar(models.Model):
    """The working days of the offices, on which deadlines are counted.

    Odoo lets every HR officer of the database write every calendar.
    """

    _name = "resource.calendar"
    _inherit = ["resource.calendar", "sidocakep.kept.mixin"]

    _kept_names = frozenset({"active", "company_id", "name", "tz"})
    _kept_whole = True

    def write(self, vals):
        self._check_keeper()
        return super().write(vals)

    def _check_keeper(self):
        """Refuse the calendar of a government to who keeps none of its people.

        :raises AccessError: deadlines are counted on its days
        """
        if self.env.su or any(map(self.env.user.has_group, KEEPERS)):
            return
        governments = (
            self.env["res.company"]
            .sudo()
            .search(
                [
                    ("resource_calendar_id", "in", self.ids),
                    ("sidocakep_kind", "=", "government"),
                ],
                limit=1,
            )
        )
        if governments:
            raise AccessError(
                self.env._(
                    "On the working days of this calendar the deadlines of "
                    "%(government)s are counted. Ask its personnel office or Bagian "
                    "Organisasi to change it.",
                    government=governments.name,
                )
            )
