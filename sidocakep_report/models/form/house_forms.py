"""The forms that an office words itself, and how their values are written."""

import re
from dataclasses import dataclass
from datetime import date

from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    WEEKDAYS,
    format_date,
    format_number,
    spell_number,
)


@dataclass(frozen=True)
class HouseForm:
    """A printed form whose editable copy may be worded by the office.

    :param label: its name on the screen
    :param day: the field of its record with the day that decides which edition holds;
        as long as it is empty, today does
    :param reports: what is printed on it, by ``action_report_<name>``; documents that
        are handed over with one letter have one form
    """

    label: str
    day: str
    reports: tuple[str, ...]

    def get_reports(self, env):
        """Return its reports; the first is that of the template to begin with."""
        names = (f"sidocakep_report.action_report_{name}" for name in self.reports)
        return env["ir.actions.report"].union(*map(env.ref, names))


#: By the key in the selection of the model, which is the name of the table of fields.
HOUSE_FORMS = {
    "iku": HouseForm("Decree of the IKU", "document_date", ("iku",)),
    "data_collection": HouseForm(
        "Decree of the Data Collection", "document_date", ("data_collection",)
    ),
    "team": HouseForm("Decree of the Team", "decree_date", ("team",)),
    "letter": HouseForm(
        "Covering Letter and Receipt",
        "letter_date",
        ("lkjip_letter", "measurement_letter", "lkjip_dispatch_letter"),
    ),
    "cascading_letter": HouseForm(
        "Covering Letter of the Cascading Report",
        "document_date",
        ("cascading_letter",),
    ),
    "dialog_invitation": HouseForm(
        "Invitation to the Dialog", "invitation_date", ("dialog_invitation",)
    ),
    "dialog": HouseForm("Minutes of the Dialog", "document_date", ("dialog",)),
    "measurement_result": HouseForm(
        "Report of the Measurement", "document_date", ("measurement_result",)
    ),
    "lkjip_review": HouseForm(
        "Statement of Review", "statement_date", ("lkjip_review",)
    ),
    "handover": HouseForm("Hand-over Memo", "signed_on", ("handover",)),
}
_PRINTED = re.compile(r"(?:\w+, )?(\d{1,2}) (\w+) (\d{4})")


def _read_day(value):
    """Return a day, from ISO notation or as a form prints it.

    :raise ValueError: it is no day
    """
    found = _PRINTED.fullmatch(value)
    if found and found[2] in MONTHS:
        return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    return date.fromisoformat(value)


def _write_day(value):
    """Write a day; what a form prints stays as it is printed."""
    return value if _PRINTED.fullmatch(value) else format_date(_read_day(value))


def _spell(value):
    """Spell a number, or a day as minutes begin: its day, month and year in words."""
    if isinstance(value, int):
        return spell_number(value)
    if value.isdigit():
        return spell_number(int(value))
    day = _read_day(value)
    month = MONTHS[day.month - 1]
    return f"{spell_number(day.day)} bulan {month} tahun {spell_number(day.year)}"


#: What :data:`..engine.house.FORMATTERS` names.
WRITERS = {
    "angka": lambda value: format_number(value) if isinstance(value, int) else value,
    "hari": lambda value: WEEKDAYS[_read_day(value).weekday()],
    "kapital": str.upper,
    "tanggal": _write_day,
    "terbilang": _spell,
}
