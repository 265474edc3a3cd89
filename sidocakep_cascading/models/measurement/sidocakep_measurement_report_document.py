"""What the report of the measurement says: kept when the head of the team signs it."""

from collections import Counter
from datetime import date

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.covered import say_covered
from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS, format_date
from odoo.addons.sidocakep_base.engine.figures.values import LABELS
from odoo.addons.sidocakep_base.models.organisation.base_dated import ContainedDay
from odoo.addons.sidocakep_base.models.team.team import MONEV

from ...engine.periods import ending
from .owing import Owing, say_unasked
from .sidocakep_measurement import (
    ACCEPTED,
    FOLLOWING_STATES,
    OPEN,
    RETURNED,
    SENT,
)
from .sidocakep_measurement_report import YEAR_PERIOD

#: How the page is set: raised when the template changes what an issued report says.
#: 2: rank of who signs; what lateness is, and of whom no deadline is known.
#: 3: of whom the measurement is not asked, and why.
PAGE_EDITION = 3
#: What agencies come to, on the page.
TOGETHER = "Gabungan"
#: State of an agency that sent nothing and of which nothing is asked.
UNASKED = "unasked"
#: State of a measurement > its word on the page; without one nothing is measured.
STATE_WORDS = {
    ACCEPTED: "Diterima",
    SENT: "Dikirim, belum diterima",
    RETURNED: "Dikembalikan",
    OPEN: "Belum dikirim",
    "none": "Belum ada pengukuran",
    UNASKED: "Tidak ditagih",
}
#: How lateness is told, as the page says it.
LATE_RULE = (
    "Ketepatan waktu: hari kalender dari tenggat penyampaian{due} sampai pengiriman "
    "pertama; yang belum dikirim dihitung sampai tanggal data"
)
NO_DEADLINE = "tenggat tidak tercatat"
#: Of a unit: whether its agency took over what it has sent.
TAKEN_WORDS = {
    False: "Dikirim, belum diterima perangkat daerah",
    True: "Diterima perangkat daerah, belum diterima",
}


class SidocakepMeasurementReport(models.Model):
    """One row an agency, and what all of them come to by the roll-up of the profile."""

    _name = "sidocakep.measurement.report"
    _inherit = "sidocakep.measurement.report"

    def _get_period_key(self):
        """Return kind and number of the period, as measurements have them."""
        self.ensure_one()
        if self.period == YEAR_PERIOD:
            return "year", 0
        return "quarter", int(self.period or 1)

    def _get_end(self):
        """Return the last day of the period."""
        kind, number = self._get_period_key()
        year = self.year or self._get_last_period()[0]
        periods = ending(kind, date(year, 1, 1), date(year, 12, 31))
        return next(item.end for item in periods if item.number == number)

    def _get_live_document(self):
        """Return ``{report id: content of the page}`` as the records say now."""
        result = {}
        for report in self.sudo():
            rows = report._get_rows()
            own = [row for row in rows if row["is_government"]]
            agencies = [row for row in rows if not row["is_government"]]
            result[report.id] = {
                **report._get_printed_head(),
                **report._get_printed_signer(),
                **report._get_printed_rollup(),
                "own": own,
                "rows": agencies,
                **report._get_printed_counts(agencies),
                "unmeasured": report._get_unmeasured(agencies),
                "unasked_text": report._say_unasked(rows),
                "overdue": report._get_overdue(),
            }
        return result

    def _get_printed_counts(self, rows):
        """Return how many agencies have sent and are late; a unit is part of one."""
        agencies = [row for row in rows if not row["unit_of"]]
        late = sum(row["is_late"] for row in agencies)
        unasked = sum(row["state"] == UNASKED for row in agencies)
        unknown = sum(not row["is_owed"] and not row["unasked"] for row in agencies)
        lateness = f"{late} terlambat"
        if unknown and unknown == len(agencies) - unasked:
            lateness = NO_DEADLINE
        elif unknown:
            lateness = f"{lateness}, {unknown} {NO_DEADLINE}"
        if unasked:
            lateness = f"{lateness}, {unasked} {STATE_WORDS[UNASKED].lower()}"
        return {
            "agencies": len(agencies),
            "counts": dict(Counter(row["state"] for row in agencies)),
            "late": late,
            "lateness": lateness,
            "late_rule": self._say_late_rule() if self._find_deadlines() else "",
        }

    def _say_unasked(self, rows):
        """Return of whom the measurement is not asked, and whom it is asked."""
        silent = [row for row in rows if row["state"] == UNASKED]
        return say_unasked((row["agency"], row["unasked"]) for row in silent)

    def _say_late_rule(self):
        """Return how lateness is told, with the day where all have the same."""
        days = set(self._find_deadlines().values())
        due = f" tanggal {format_date(min(days))}" if len(days) == 1 else ""
        return LATE_RULE.format(due=due)

    def _get_printed_period(self):
        """Return the period as the paper and its name in the register have it."""
        kind, number = self._get_period_key()
        quarter = f"Triwulan {QUARTERS[number - 1]} " if kind == "quarter" else ""
        return f"{quarter}Tahun {self.year}"

    def _get_printed_head(self):
        company, day = self.company_id, self.document_date
        kind, _number = self._get_period_key()
        route = company._get_route(f"measurement_{kind}", self._get_end())
        return {
            "page_edition": PAGE_EDITION,
            "government": company._get_government_title(),
            "recipient": route["recipient"],
            # The team is who the measurements came through: its report goes by itself.
            "copies": route["copies"],
            "period": self._get_printed_period(),
            "document": self.document_number or "",
            "version": self.version,
            "replaces": self.previous_id.document_number or "",
            "reason": (self.amendment_reason or "") if self.previous_id else "",
            "law": company._get_profile(self._get_end()).sudo().regulation_number or "",
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            "as_of": format_date(self.env.user._get_office_day()),
            "conclusion": self.conclusion or "",
            "recommendation": self.recommendation or "",
        }

    def _get_printed_signer(self):
        """Return who signs, and by which decree he heads the team."""
        day = self.document_date or self.env.user._get_office_day()
        title, employee = self._get_leader(day)
        team = self.env["sidocakep.team"]._get_standing(MONEV, self.company_id, day)
        decree = team.team.decree_number if team.has_rights else ""
        decided = team.team.decree_date
        return {
            "decree": f"{decree} tanggal {format_date(decided)}" if decree else "",
            "signer_title": title,
            **employee._get_official_values("signer", day),
        }

    def _get_printed_rollup(self):
        """Return what the agencies come to together, made of their indicators."""
        kind, number = self._get_period_key()
        profile = self.company_id._get_profile(self._get_end()).sudo()
        whole = self.env["sidocakep.measured.rollup"].search(
            [
                ("scope", "=", "government"),
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
            ],
            limit=1,
        )
        return {
            "printed": whole.printed or "",
            "rating": whole.rating or "",
            "basis": profile._get_rollup_basis("agency", self._get_end()),
            "made_of": whole._get_printed_agencies(),
            "covered": ". ".join(say_covered(whole._get_covered(), what=TOGETHER)),
            "changes": profile._get_printed_changes(
                self._get_end(), ("agency", "government")
            ),
            "ratings": whole.ratings_text or "",
        }

    # ------------------------------------------------------------------
    # The agencies
    # ------------------------------------------------------------------

    def _get_rows(self):
        """Return a row for each agency that owes or has a measurement, by its name.

        The units that are companies of their own stand below their agency.
        """
        self.ensure_one()
        measurements, deadlines = self._find_measurements(), self._find_deadlines()
        lines = self.env["sidocakep.measurement"].union(*measurements.values())
        counted, year_end = lines._count_lines(), lines._count_year_end()
        companies = self.company_id.union(*measurements, *deadlines)
        companies = companies.sorted(self._get_place)
        owing, end = Owing(self.env, [self.year]), self._get_end()
        rows = []
        for company in companies:
            item = measurements.get(company)
            due = deadlines.get(company)
            if item or due:
                counts = counted.get(item.id, {}) if item else {}
                why = "" if due else owing.find_reason(company.sudo(), self.year, end)
                row = self._get_row(company, item, due, counts) | {"unasked": why}
                if why and row["state"] in (OPEN, "none") and not row["line_count"]:
                    row["state"] = UNASKED
                    row["state_text"] = STATE_WORDS[UNASKED]
                row["year_end"] = year_end.get(item.id, 0) if item else 0
                rows.append(row)
        return rows

    def _get_place(self, company):
        """Return by which names a company is put in order: its agency comes first."""
        return [part.name for part in company.parent_ids - self.company_id]

    def _get_unmeasured(self, rows):
        """Return the names of the agencies of which no PK is measured."""
        measured = {row["agency"] for row in rows if row["line_count"]}
        names = self.company_id.child_ids.sorted("name").mapped("name")
        return [name for name in names if name not in measured]

    def _get_overdue(self):
        """Return the figures whose release was expected and did not come, in words."""
        measured = self.env["sidocakep.measurement"].union(
            *self._find_measurements().values()
        )
        figures = measured._get_measured_figures().filtered("is_release_late")
        return [
            f"{figure.company_id.name}: {figure.display_name}, seharusnya dirilis "
            f"{format_date(figure.release_on)}"
            for figure in figures.with_context(lang="id_ID")
        ]

    def _find_measurements(self):
        """Return ``{agency: the version that counts}``: accepted, else the last."""
        kind, number = self._get_period_key()
        found = self.env["sidocakep.measurement"].search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
                ("state", "in", list(STATE_WORDS)),
            ],
            order="version",
        )
        result = {}
        for item in found:
            if result.get(item.company_id, item.browse()).state != ACCEPTED:
                result[item.company_id] = item
        return result

    def _list_contained(self, name):
        """With the days on which each measurement in it was sent and accepted."""
        found = super()._list_contained(name)
        items = self.sudo()._find_measurements().values()
        for item in items if name == "document_date" else ():
            labels = item.fields_get(["sent_on", "accepted_on"], ["string"])
            found += [
                ContainedDay(item[key], item, labels[key]["string"])
                for key in labels
                if item[key] and item.state not in FOLLOWING_STATES
            ]
        return found

    def _find_quoted(self):
        """Return ``{id: measurements of its period}``, of all agencies; sudo."""
        items = self.env["sidocakep.measurement"].sudo()
        return {
            report.id: items._search_period(
                report.company_id.root_id, report.year, *report._get_period_key()
            )
            for report in self
        }

    def _find_deadlines(self):
        """Return ``{agency: last day for its measurement}``."""
        kind, number = self._get_period_key()
        rows = self.env["sidocakep.deadline"].search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                ("document", "=", f"measurement_{kind}"),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
            ]
        )
        return {row.company_id: row.date_due for row in rows}

    def _get_row(self, company, item, due, counts):
        """Return the printed row of one agency.

        What has no figure is told apart by its kind, and is no zero.
        """
        today = self.env.user._get_office_day()
        sent = item.first_sent_on if item else False
        days = ((sent or today) - due).days if due else 0
        statuses = Counter()
        for (status, _is_met), number in counts.items():
            statuses[status] += number
        empty = [
            f"{statuses[kind.value]} {word}"
            for kind, word in LABELS.items()
            if statuses[kind.value]
        ]
        state = item.state if item else "none"
        above = company.parent_id - self.company_id
        return {
            "is_government": company == self.company_id,
            "agency": f"{company.name} ({above.name})" if above else company.name,
            "unit_of": above.name or "",
            "state": state,
            "state_text": self._get_state_words(item, state),
            "sent": format_date(sent) if sent else "",
            "complete": format_date(item.sent_on)
            if sent and item.sent_on != sent
            else "",
            "is_owed": bool(due),
            "is_late": days > 0,
            "late_text": f"Terlambat {days} hari" if days > 0 else "",
            "line_count": sum(statuses.values()),
            "measured": statuses["ok"],
            "red": counts.get(("ok", False), 0) if statuses["ok"] else "-",
            "without": ", ".join(empty),
            "printed": (item.printed or "") if item else "",
            "rating": (item.rating or "") if item else "",
        }

    def _get_state_words(self, item, state):
        """Return how far the measurement is; that of a unit waits for its agency."""
        if state == OPEN and item.first_sent_on:
            return "Ditarik kembali"
        if state == SENT and item.closes_to_id:
            return TAKEN_WORDS[bool(item.taken_on)]
        return STATE_WORDS[state]

    def _get_gaps(self):
        """Return in words who has not sent, was not accepted, or is late."""
        self.ensure_one()
        if self.state != "draft" or not self.company_id:
            return []
        gaps = []
        if not self._get_leader()[1]:
            gaps.append(
                self.env._(
                    "Nobody can sign it: the monitoring and evaluation team has no "
                    "chair whose decree is in force."
                )
            )
        rows = self.sudo()._get_rows()
        for states, label in (
            ((OPEN, "none"), self.env._("Not sent")),
            ((RETURNED,), self.env._("Returned")),
            ((SENT,), self.env._("Sent, not accepted")),
        ):
            names = [row["agency"] for row in rows if row["state"] in states]
            if names:
                gaps.append(f"{label} ({len(names)}): {', '.join(names)}")
        late = [row["agency"] for row in rows if row["is_late"]]
        if late:
            gaps.append(
                self.env._("Late (%(number)s)", number=len(late))
                + f": {', '.join(late)}"
            )
        return gaps

    def action_view_measurements(self):
        """Show the measurements of the period."""
        self.ensure_one()
        self.check_access("read")
        kind, number = self._get_period_key()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_measurement_action"
        )
        return action | {
            "domain": [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                ("period_kind", "=", kind),
                ("period_no", "=", number),
            ],
            "context": {},
        }
