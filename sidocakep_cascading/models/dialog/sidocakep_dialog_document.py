"""What the minutes of a dialog say: kept when the superior decides them."""

from datetime import UTC
from zoneinfo import ZoneInfo

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.figures.values import LABELS

from ..measurement.measured_words import mark_gap, mark_reason
from ..measurement.sidocakep_measurement_document import STANDINGS
from .sidocakep_dialog import DECIDED, DRAFT, REPLACED, _is_below

#: How the page is set: raised when the template changes what decided minutes say.
#: 2: the day in a sentence, the attendance whole, the note taker on it.
#: 3: rank of who signs.
PAGE_EDITION = 3
#: As it is printed beside who takes the notes.
NOTE_TAKER = "Notulis"
#: Statutory documents are Indonesian, whatever the reader's language.
ATTENDANCE_WORDS = {
    "attended": "Hadir",
    "represented": "Diwakili",
    "excused": "Tidak hadir",
    False: "",
}
NO_FIGURE_WORDS = {kind.value: label for kind, label in LABELS.items()}
#: Periods in which the realisation is that of the whole year.
YEAR_ENDS = (0, 4)
#: What of a measured row may change after the dialog was decided.
FIGURES = ("target", "realisation", "printed")


class SidocakepDialog(models.Model):
    """Live while it is prepared, kept once decided; what changed since is said."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    def _get_live_document(self):
        """Return ``{dialog id: content of the minutes}`` as the records say now."""
        signers = self._get_signers()
        return {
            dialog.id: {
                **dialog._get_printed_head(),
                **dialog._get_printed_meeting(),
                **dialog._get_printed_signers(signers[dialog.id]),
                "attendees": dialog._get_printed_attendees(),
                "rows": dialog._get_printed_rows(),
                "follow_ups": [
                    item._get_printed_row() for item in dialog.follow_up_ids
                ],
                "earlier": [item._get_printed_row() for item in dialog.earlier_ids],
                "superior_notes": dialog._get_printed_evaluations(),
                "papers": dialog.evidence_ids.mapped("name"),
            }
            for dialog in self.sudo()
        }

    def _get_printed_head(self):
        """Return what stands above the minutes and names them."""
        self.ensure_one()
        company, day = self.company_id, self.document_date
        profile = company._get_profile(self.date_end)
        return {
            "page_edition": PAGE_EDITION,
            "government": f"PEMERINTAH {company._get_government_title().upper()}",
            "holder": company.name.upper() if company.parent_id else "",
            "title": profile.dialog_name or "Dialog Kinerja",
            "period": self._get_printed_period(),
            "document": self.document_number or "",
            "version": self.version,
            "replaces": self.previous_id.document_number or "",
            "reason": (self.amendment_reason or "") if self.previous_id else "",
            # why settings changed inside the year by which its figures are others
            "changes": profile.sudo()._get_printed_changes(
                self.date_end, ("official",)
            ),
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
        }

    def _get_printed_meeting(self):
        """Return when and where they met, invited by which letter."""
        self.ensure_one()
        held = self.meeting_date
        if held:
            zone = ZoneInfo(self.env.user._get_office_zone())
            held = held.replace(tzinfo=UTC).astimezone(zone)
        invited = self.invitation_date
        return {
            "held_on": format_date(held.date(), weekday=True) if held else "",
            "held_at": f"{held:%H.%M} {held.tzname()}" if held else "",
            "venue": self.place or "",
            "agenda": self.agenda or "",
            "invitation": self.invitation_number or "",
            "invited_on": format_date(invited) if invited else "",
            "minutes": self.minutes or "",
        }

    def _get_printed_signers(self, signer):
        """Return who signs: the superior, and who took the notes."""
        self.ensure_one()
        taker, job, day = self.note_taker_id, self.job_id, self.document_date
        employee = signer.employee if signer else taker.browse()
        return {
            "signer_title": signer.title if signer else job._get_printed_title(),
            **employee._get_official_values("signer", day),
            **taker._get_official_values("taker", day),
        }

    def _get_printed_attendees(self):
        """Return who was there; who took the notes was, whether listed or not."""
        self.ensure_one()
        taker = self.note_taker_id
        rows = [
            {
                "name": item.name or "",
                "title": item.title or "",
                "attendance": ATTENDANCE_WORDS[item.attendance],
                "remark": item.remark
                or (NOTE_TAKER if taker and item.employee_id == taker else ""),
            }
            for item in self.attendee_ids
        ]
        if taker and taker not in self.attendee_ids.employee_id:
            title = taker.job_id._get_printed_title() if taker.job_id else ""
            attended = ATTENDANCE_WORDS["attended"]
            rows.append(
                {
                    "name": taker.name,
                    "title": title,
                    "attendance": attended,
                    "remark": NOTE_TAKER,
                }
            )
        return rows

    def _get_printed_rows(self):
        """Return a row for each indicator; no figure is told apart from zero.

        A figure that nobody has sent yet says so beside itself, so that no template of
        an office leaves it out.
        """
        self.ensure_one()
        return [
            {
                **(figures := _get_figures(line)),
                "measured": figures["realisation"],
                "realisation": _mark_unsent(line, _mark_known(line, figures)),
                "holder": line.measurement_line_id.sheet_id.holder_title or "",
                "name": line.name or "",
                "is_below": _is_below(line),
                "course": line.course or "",
                "obstacle": line.obstacle or "",
                "solution": line.solution or "",
                "no_follow_up": line.no_follow_up or "",
                "follow_ups": line.follow_up_ids.mapped("name"),
            }
            for line in self.line_ids
        ]

    def _get_printed_evaluations(self):
        """Return what the superior finished of each PK. Paser 23/2016 annex II."""
        self.ensure_one()
        sheets = self.line_ids.measurement_line_id.sheet_id
        return list(filter(None, (item._get_printed_evaluation() for item in sheets)))

    @api.depends(
        *("state", "line_ids.printed", "line_ids.realisation_text"),
        "line_ids.is_unsent",
    )
    @api.depends_context("lang")
    def _compute_notice(self):
        """Name the figures that are not sent yet, or were corrected after it."""
        for dialog in self:
            dialog.notice = dialog._get_unsent_notice() or False
            kept = dialog.sudo().frozen_document
            if dialog.state not in (DECIDED, REPLACED) or not kept:
                continue
            now = {row["line"]: row for row in dialog.sudo()._get_current_rows()}
            changed = [
                self.env._(
                    "%(indicator)s: %(old)s became %(new)s",
                    indicator=row["name"],
                    old=f"{_get_kept_figures(row)['realisation']} ({row['printed']})",
                    new=f"{now[row['line']]['realisation']} "
                    f"({now[row['line']]['printed']})",
                )
                for row in kept["rows"]
                if row["line"] in now
                and any(
                    kept_figure != now[row["line"]][name]
                    for name, kept_figure in _get_kept_figures(row).items()
                )
            ]
            if changed:
                dialog.notice = "\n".join(
                    [
                        self.env._("Figures were corrected after it was decided:"),
                        *changed,
                    ]
                )

    def _get_unsent_notice(self):
        """Say of a draft which measurements nobody has sent yet."""
        self.ensure_one()
        unsent = self.sudo().line_ids.filtered("is_unsent")
        if self.state != DRAFT or not unsent:
            return ""
        return self.env._(
            "Not sent yet, and marked so in the minutes: %(measurements)s. What is "
            "sent before the minutes are decided takes its place.",
            measurements=", ".join(
                unsent.measurement_line_id.measurement_id.mapped("display_name")
            ),
        )

    def _get_current_rows(self):
        """Return the rows with the figures of the last version of the measurement."""
        self.ensure_one()
        found = self._find_sheets(
            [
                ("superior_job_id", "=", self.job_id.id),
                ("measurement_id.year", "=", self.year),
            ]
        ).get(self._get_key())
        return [_get_figures(row) for row in (found.line_ids if found else ())]


def _get_figures(row):
    """Return what is printed of the figures of a row, of the dialog or measured."""
    return {
        "line": row.pk_line_id.id,
        "target": row.target_text or "",
        "realisation": row.realisation_text or NO_FIGURE_WORDS.get(row.status, ""),
        "printed": row.printed or "",
    }


def _mark_known(line, figures):
    """Return the realisation with what it lacks, or with why there is none."""
    row, text = line.measurement_line_id, figures["realisation"]
    if row.measurement_id.period_no in YEAR_ENDS and text == row.to_date_text:
        text = mark_gap(text, row.year_trace)
    return mark_reason(text, row, row.status, row.trace)


def _mark_unsent(line, text):
    """Return a figure with the standing of a measurement that nobody has sent."""
    state = line.measurement_line_id.measurement_id.state
    return f"{text} ({STANDINGS[state]})" if text and line.is_unsent else text


def _get_kept_figures(row):
    """Return the figures of a kept row as they were measured, without a mark."""
    return {
        name: row.get("measured", row[name]) if name == "realisation" else row[name]
        for name in FIGURES
    }
