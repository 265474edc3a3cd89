"""The printed day of a document, and the days of what it contains or rests on."""

from datetime import datetime
from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import ValidationError


class ContainedDay(NamedTuple):
    """A day of something that a document contains or rests on.

    :param day: the day, in the offices' zone
    :param record: whose day it is, sudo
    :param label: what the day is called there, for the reader
    """

    day: object
    record: object
    label: str


def _get_printed_names(model):
    """Return the printed days of a model, each looked at as it is written."""
    return list(model._get_dated())


class Base(models.AbstractModel):
    """A model declares what its printed days do not come before.

    ``_days_contained`` has, for a printed day, paths to the days of what the document
    contains or rests on: ``{"document_date": ("measurement_id.sent_on",)}``. They come
    about while the document is a draft, in any order: so a printed day is looked at as
    it is written, and once more by the step that settles the document, which names in
    what is missing :meth:`_list_dated_too_early`. What several classes of a model
    declare counts together; a path that a model does not have is passed over.

    Not contained are the days on which the program was told (submitted, decided,
    signed): what was signed in ink is recorded later, and a head may sign on a later
    day what is dated earlier (decisions 0009, 0013).
    """

    # A concern a file.
    _inherit = "base"  # pylint: disable=consider-merging-classes-inherited

    _days_contained: dict[str, tuple[str, ...]] = {}

    @api.model
    def _get_dated(self):
        """Return ``{printed day: paths}`` of all classes of the model."""
        found = {}
        for cls in type(self).__mro__:
            for name, paths in vars(cls).get("_days_contained", {}).items():
                if name in self._fields:
                    found.setdefault(name, []).extend(paths)
        return {name: tuple(dict.fromkeys(paths)) for name, paths in found.items()}

    @api.constrains(_get_printed_names)
    def _check_days_contained(self):
        """Refuse a printed day before a day of what stands in the document."""
        for record in self:
            for name in record._get_dated():
                for text in record._list_dated_too_early(name):
                    raise ValidationError(
                        self.env._(
                            "%(record)s needs %(text)s. Correct the date.",
                            record=record.display_name,
                            text=text,
                        )
                    )

    def _list_dated_too_early(self, name):
        """Return in words what lies after the printed day; one text, or none."""
        self.ensure_one()
        day = self[name]
        if not day:
            return []
        later = [item for item in self._list_contained(name) if item.day > day]
        if not later:
            return []
        last = max(later, key=lambda item: item.day)
        return [
            self.env._(
                "a %(field)s that is not before %(contained)s, which is “%(label)s” of "
                "%(record)s; %(day)s is written",
                field=self.fields_get([name], ["string"])[name]["string"],
                contained=self._format_day(last.day),
                label=last.label,
                record=last.record.display_name,
                day=self._format_day(day),
            )
        ]

    def _list_contained(self, name):
        """Return the :class:`ContainedDay` of a printed day; a model adds its own."""
        found = []
        to_day = self.env.user._to_office_day
        for path in self._get_dated().get(name, ()):
            *way, last = path.split(".")
            records = self.sudo()
            for step in way:
                records = records[step] if step in records._fields else None
                if records is None:
                    break
            if records is None or last not in records._fields:
                continue
            label = records.fields_get([last], ["string"])[last]["string"]
            for record in records.filtered(last):
                day = record[last]
                day = to_day(day) if isinstance(day, datetime) else day
                found.append(ContainedDay(day, record, label))
        return found
