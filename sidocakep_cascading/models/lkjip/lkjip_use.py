"""What came of the figures: follow-ups of the dialogs, decisions that rest on them."""

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ..dialog.sidocakep_dialog_follow_up import (
    CARRIED,
    DROPPED,
    HELD_STATES,
    STATE_WORDS,
)


class LkjipUse:
    """The part of a source (:class:`.lkjip_source.LkjipSource`) that reads them."""

    def _read_follow_ups(self, lines):
        """Return ``{indicator: text}``: what dialogs decided to be done about it.

        Those of the time of the report, whoever held the dialog, as they were on its
        day; what was dropped is none, and what is carried on stands in the dialog that
        goes on with it.
        """
        found = self.env["sidocakep.dialog.follow_up"].search(
            [
                (
                    "line_id.measurement_line_id.indicator_id",
                    "in",
                    lines.indicator_id.ids,
                ),
                ("line_id.measurement_line_id.company_id", "=", self.company.id),
                ("dialog_id.year", "=", self.year),
                ("dialog_id.date_end", "<=", self.report._get_period_end()),
                ("dialog_id.state", "in", HELD_STATES),
                ("dialog_id.decided_on", "<=", self.day),
                ("state", "not in", (DROPPED, CARRIED)),
            ],
            order="dialog_id, id",
        )
        texts = {}
        for item in found:
            indicator = item.line_id.measurement_line_id.indicator_id
            texts.setdefault(indicator, []).append(_write_follow_up(item, self.day))
        return {indicator: "; ".join(said) for indicator, said in texts.items()}

    def _read_uses(self):
        """Return a dict of texts for each decision on figures of the time.

        Taken until the day of the report: one that rests on later figures too belongs
        to the report that is on them.
        """
        end = self.report._get_period_end()
        found = self.env["sidocakep.utilisation"].search(
            [
                ("company_id", "in", (self.company | self.companies).ids),
                ("state", "=", "recorded"),
                ("date", "<=", self.day),
                (
                    "figure_ids",
                    "any",
                    [("year", "=", self.year), ("date_end", "<=", end)],
                ),
                ("figure_ids", "not any", [("date_end", ">", end)]),
            ],
            order="date, id",
        )
        return [self._read_use(item) for item in found]

    def _read_use(self, item):
        whose = self.name_company(item.company_id)
        whose = whose and f"{whose}: "
        is_changed = not item.document_date or item.document_date <= self.day
        return {
            "key": str(item.id),
            "decision": f"{whose}{item.name or ''}",
            "date": format_date(item.date) if item.date else "",
            "figures": "; ".join(item._get_printed_figures()),
            "shown": item.explanation or "",
            "document": item._get_printed_document() if is_changed else "",
        }


def _write_follow_up(item, day):
    job = item.responsible_job_id
    state = STATE_WORDS[item._get_state_on(day)]
    words = [job._get_printed_title() if job else "", state.lower()]
    return f"{' '.join(item.name.split())} ({', '.join(filter(None, words))})"
