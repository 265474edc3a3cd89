from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ..lkjip.sidocakep_lkjip_annexes import NOT_DECIDED, NOT_MADE, Annex
from .components import COMPONENTS

#: Positions that are named one by one.
MOST_NAMED = 10
#: Instrument > its name on paper. Paser 23/2016 art. 9(3).
INSTRUMENT_WORDS = {
    "component_map": "Peta Strategis",
    "component_pk": "Perjanjian Kinerja (PK)",
    "component_action_plan": "Rencana Aksi",
    "component_cascading_report": "Pelaporan Cascading Kinerja",
    "component_data_collection": "Sistem Pengumpulan Data Kinerja",
}


class SidocakepLkjip(models.Model):
    """The instruments that support the report are bound behind it, and their gaps
    are said before it is signed. Paser 23/2016 art. 9(3).
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _find_instruments(self):
        """Return the rows of the instruments that the profile asks of the agency."""
        rows = self.env["sidocakep.compliance"].search(
            [("company_id", "=", self.company_id.id), ("year", "=", self.year)]
        )
        return rows.filtered("is_instrument")

    def _get_annexes(self):
        annexes = super()._get_annexes()
        rows = {row.component: row for row in self._find_instruments()}
        for code, name in INSTRUMENT_WORDS.items():
            if code in rows:
                annexes += self._get_instrument_annexes(rows[code], name)
        return annexes

    def _get_instrument_annexes(self, row, name):
        """Return what is bound of an instrument, and what of it is not made."""
        if row.state == "missing":
            return [Annex(name, where=NOT_MADE)]
        documents = row._find_documents()
        words = f"{name}: {_describe(row)}{_name_holders(row, documents)}"
        found = [Annex(words, documents)] if documents else []
        if row.state != "decided":
            owing, undecided = self._find_owing(row.component), row._find_undecided()
            # a draft is nobody's yet; what was put before others is there
            handed = undecided.filtered(lambda document: document.state != "draft")
            made = handed.job_id | (undecided.job_id - owing)
            found += _list_lacking(name, owing - handed.job_id, made, bool(owing))
        return found

    def _get_gaps(self):
        gaps = super()._get_gaps()
        component = self.env["sidocakep.compliance"]._fields["component"]
        labels = dict(component._description_selection(self.env))
        for row in self.sudo()._find_instruments():
            if row.state == "decided":
                continue
            text = self.env._(
                "Supporting instrument not complete: %(instrument)s.",
                instrument=labels[row.component],
            )
            jobs = self._find_owing(row.component).mapped("name")
            if jobs:
                whose = self.env._(
                    "It is missing of: %(jobs)s.", jobs=self._say_some(jobs, MOST_NAMED)
                )
                text = f"{text} {whose}"
            gaps.append(row.rule_id._cite(text))
        return gaps

    def _find_owing(self, component):
        """Return the positions that owe a document of a component for the year; sudo.

        Of documents that each position has, which the deadlines keep row by row.
        """
        clocks = COMPONENTS[component].deadlines
        owed = self.env["sidocakep.deadline"].sudo()
        return owed.search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                ("document", "in", [name for name, counts in clocks.items() if counts]),
                ("done_on", "=", False),
            ]
        ).job_id


def _describe(row):
    """Return number and date of an instrument, or how many of its documents, printed.

    What is still in the making has neither.
    """
    if row.owed_count > 1:
        return f"{row.decided_count} dari {row.owed_count} dokumen"
    words = []
    if row.number:
        words.append(f"Nomor {row.number}")
    if row.decided_on:
        words.append(f"tanggal {format_date(row.decided_on)}")
    return ", ".join(words) or "ada"


def _name_holders(row, documents):
    """Return whose documents are bound, where not all that are owed are there."""
    if row.owed_count <= max(row.decided_count, 1) or "job_id" not in documents._fields:
        return ""
    jobs = documents.job_id.mapped("name")
    return f" ({'; '.join(jobs)})" if 0 < len(jobs) <= MOST_NAMED else ""


def _list_lacking(name, missing, made, is_owed):
    """Return what of an instrument is not made, and what is made and not decided."""
    found = []
    if missing or not (made and is_owed):
        jobs = missing.mapped("name")
        whose = "; ".join(jobs)
        if len(jobs) > MOST_NAMED:
            whose = f"{len(jobs)} jabatan"
        words = f"{name} dari {whose}" if whose else f"{name} yang lain"
        found.append(Annex(words, where=NOT_MADE))
    if made:
        words = f"{name} dari {'; '.join(made.mapped('name'))}"
        found.append(Annex(words, where=NOT_DECIDED))
    return found
