"""The tables of a hand-over memo, each read from the records of the post."""

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    format_date,
)

from ..data_collection.sidocakep_data_figure import ASKED, RETURNED
from ..measurement.sidocakep_measurement import ACCEPTED
from ..measurement.sidocakep_measurement_document import STANDINGS

ACTION_STATUSES = {
    "planned": "Direncanakan",
    "doing": "Sedang berjalan",
    "done": "Selesai",
    "not_done": "Tidak terlaksana",
    "postponed": "Ditunda",
    "cancelled": "Dibatalkan",
}
REQUEST_STATES = {ASKED: "Harus diisi", RETURNED: "Dikembalikan"}
#: Of the next version of a figure that was verified.
CORRECTION_STATES = {
    ASKED: "Koreksi, harus diisi",
    RETURNED: "Koreksi, dikembalikan",
}


class SidocakepHandover(models.Model):
    """Figures, evaluations, actions and requests: all of them of the post."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    # ------------------------------------------------------------------
    # The agreement and its figures
    # ------------------------------------------------------------------

    def _get_line_rows(self):
        """Return a row for each line of the PK, with its figure of each quarter.

        An accepted figure before any other; one that nobody accepted yet is marked.
        """
        measured = self._find_measured()
        return [
            {
                "no": number,
                "objective": line.objective or "",
                "indicator": line.name or "",
                "target": line.target_text or "",
                "quarters": [
                    self._get_figure(
                        measured.get((quarter, line))
                        or measured.get((quarter, line.indicator_id))
                    )
                    for quarter in (1, 2, 3, 4)
                ],
            }
            for number, line in enumerate(self.pk_id.line_ids, start=1)
        ]

    def _find_measured(self):
        """Return ``{(quarter, PK line or indicator): measured line}``.

        By its indicator what an earlier agreement of the post promised in the year.
        """
        lines = self.env["sidocakep.measurement.line"].sudo()
        lines = lines.search(
            [
                ("job_id", "=", self.job_id.id),
                ("year", "=", self.year),
                ("period_kind", "=", "quarter"),
                ("measurement_id.state", "in", list(STANDINGS)),
            ]
        )
        lines = self._filter_own(lines, lambda line: line.sheet_id.pk_id)
        ordered = lines.sorted(
            lambda line: (
                line.measurement_id.state == ACCEPTED,
                line.measurement_id.version,
            )
        )
        result = {}
        for line in ordered:  # the last one stays
            result[line.period_no, line.indicator_id] = line
            result[line.period_no, line.pk_line_id] = line
        return result

    def _filter_own(self, records, get_pk):
        """Leave out those of other people who hold the same post side by side."""
        if self.job_id.is_single_holder:
            return records
        leaver = self.leaver_id
        return records.filtered(lambda record: get_pk(record).employee_id == leaver)

    def _get_figure(self, line):
        if not line:
            return {"figure": "", "printed": "", "standing": ""}
        return {
            "figure": line.realisation_text or "",
            "printed": (line.printed or "") if line.status == "ok" else "",
            "standing": STANDINGS[line.measurement_id.state],
        }

    def _get_evaluation_rows(self):
        """Return what the superior evaluated, by period; what he finished alone."""
        sheets = self.env["sidocakep.measurement.sheet"].sudo()
        sheets = sheets.search(
            [
                ("job_id", "=", self.job_id.id),
                ("measurement_id.year", "=", self.year),
                ("measurement_id.state", "in", list(STANDINGS)),
                ("state", "=", "evaluated"),
            ]
        )
        sheets = self._filter_own(sheets, lambda sheet: sheet.pk_id)
        latest = {}
        for sheet in sheets.sorted(lambda sheet: sheet.measurement_id.version):
            item = sheet.measurement_id
            latest[item.date_end, item.period_kind, item.period_no] = sheet
        return [
            {
                "period": self._get_printed_period(kind, number, self.year),
                "evaluation": sheet.evaluation or "",
                "direction": sheet.direction or "",
                "conclusion": sheet.conclusion or "",
                "by": sheet.evaluated_as or sheet.evaluated_by_id.name,
                "on": format_date(sheet.evaluated_on) if sheet.evaluated_on else "",
            }
            for (_day, kind, number), sheet in sorted(
                latest.items(), key=lambda item: item[0]
            )
        ]

    # ------------------------------------------------------------------
    # What goes on
    # ------------------------------------------------------------------

    def _get_printed_actions(self):
        """Return the actions of the plan in force, by status, and how many there are.

        Those that who leaves answers for, and those that serve his agreement.
        """
        months = self.env["sidocakep.action.month"].sudo()
        months = months.search(
            [
                ("plan_id.state", "=", "decided"),
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                "|",
                ("responsible_id", "=", self.leaver_id.id),
                ("action_id.pk_line_ids", "in", self.pk_id.line_ids.ids),
            ],
            order="sequence, action_id, month",
        )
        by_status = months.grouped("status")
        counts = [
            {"status": words, "count": len(by_status[status])}
            for status, words in ACTION_STATUSES.items()
            if status in by_status
        ]
        rows = months.grouped(lambda month: (month.action_id, month.status))
        return {
            "action_counts": counts,
            "actions": [
                {
                    "action": action.name,
                    "months": ", ".join(MONTHS[item.month - 1] for item in items),
                    "status": ACTION_STATUSES[status],
                    "justification": "; ".join(
                        dict.fromkeys(filter(None, items.mapped("justification")))
                    ),
                }
                for (action, status), items in rows.items()
            ],
        }

    def _get_request_rows(self):
        """Return the figures that the post still owes."""
        figures = self.env["sidocakep.data.figure"].sudo()
        figures = figures.search(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "in", list(REQUEST_STATES)),
                "|",
                ("responsible_job_id", "=", self.job_id.id),
                ("asked_job_id", "=", self.job_id.id),
            ],
            order="date_due, id",
        )
        return [
            {
                "indicator": figure.indicator_id.name,
                "period": self._get_printed_period(
                    figure.period_kind, figure.period_no, figure.year
                ),
                "due": format_date(figure.date_due) if figure.date_due else "",
                "state": (CORRECTION_STATES if figure.previous_id else REQUEST_STATES)[
                    figure.state
                ],
            }
            for figure in figures
        ]
