"""Days that stand beside each other and have an order: the later is not before."""

from datetime import datetime

from odoo import api, models
from odoo.exceptions import ValidationError


def _get_own_names(model):
    """Return the fields of a model whose change has its pairs looked at."""
    paths = {path for pair in model._days_in_order for path in pair}
    return [path for path in paths if "." not in path]


class Base(models.AbstractModel):
    """A model declares which of its days come after which.

    ``_days_in_order`` has pairs of paths, the earlier first: ``("invitation_date",
    "meeting_date")``. A path may lead to another record, for a day that stands on it
    (``("dialog_id.meeting_date", "date_due")``); the other model declares the pair from
    its side. Of several days the latest of the earlier and the earliest of the later
    are compared, and one day may be both. A day with an hour is that of the office.
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    _days_in_order: tuple[tuple[str, str], ...] = ()

    @api.constrains(_get_own_names)
    def _check_days_in_order(self):
        for record in self:
            for earlier, later in self._days_in_order:
                first = max(record._list_days_at(earlier), default=None)
                second = min(record._list_days_at(later), default=None)
                if first and second and second < first:
                    raise ValidationError(
                        self.env._(
                            "%(record)s: “%(later)s” (%(second)s) lies before "
                            "“%(earlier)s” (%(first)s). Correct one of the two days.",
                            record=record.display_name,
                            later=record._get_path_label(later),
                            second=self._format_day(second),
                            earlier=record._get_path_label(earlier),
                            first=self._format_day(first),
                        )
                    )

    def _list_days_at(self, path):
        """Return the days at the end of a path; whose record is nobody's secret."""
        *way, name = path.split(".")
        records = self.sudo()
        for step in way:
            records = records[step]
        days = filter(None, records.mapped(name))
        to_day = self.env.user._to_office_day
        return [to_day(day) if isinstance(day, datetime) else day for day in days]

    def _get_path_label(self, path):
        """Return what the field at the end of a path is called for the reader."""
        *way, name = path.split(".")
        model = self
        for step in way:
            model = model[step]
        return model.fields_get([name], ["string"])[name]["string"]
