from odoo import fields, models

from ...const import PK_STATES, PK_WORDS
from ..measurement.measured_mixin import STATUSES


class SidocakepCascadingReportLine(models.Model):
    """One indicator of one PK of the agency, as the report was drawn.

    A PK that is not in force yet has one line without an indicator: it says in which
    state it is. Written by the program only, and kept as it was when the report was
    sent. Paser 23/2016 art. 7(5), annex II.
    """

    _name = "sidocakep.cascading.report.line"
    _description = "Line of a Cascading Report"
    _order = "report_id, sequence, id"
    _rec_name = "holder_title"

    report_id = fields.Many2one(
        "sidocakep.cascading.report",
        string="Cascading Report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="report_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(readonly=True)
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    pk_state = fields.Selection(PK_STATES, string="State of the PK", readonly=True)
    holder_title = fields.Char(string="Title", readonly=True)
    holder_name = fields.Char(
        string="Official",
        readonly=True,
        help="Who held the position on the last day of the period.",
    )
    superior_title = fields.Char(string="Direct Superior", readonly=True)
    objective = fields.Text(readonly=True)
    name = fields.Text(string="Indicator Wording", readonly=True)
    target_text = fields.Char(string="Target of the Period", readonly=True)
    year_target_text = fields.Char(string="Target of the Year", readonly=True)
    realisation_text = fields.Char(string="Realisation of the Period", readonly=True)
    printed = fields.Char(string="Achievement, Printed", readonly=True)
    pk_printed = fields.Char(string="Achievement of the PK, Printed", readonly=True)
    status = fields.Selection(STATUSES, readonly=True)

    # ------------------------------------------------------------------
    # On paper
    # ------------------------------------------------------------------

    def _get_printed_sheet(self, promise, reporting):
        """Return the sheet of one holder. Paser 23/2016 annex II.

        Whose results it has is who reports them: the text names who signs below it.
        Where nothing is reported yet, the parties are those of the PK.

        :param promise: the printed values of the PK, as signed
        :param reporting: a :class:`Reporting`, of the report
        """
        first = self[:1]
        counting = self.filtered("name")
        parties = reporting.get_parties(first) if counting else None
        second = parties["second"] if parties else promise["second"]
        table2 = promise["table2"] if counting else []
        table2 = reporting.programmes.complete(first.pk_id, table2)
        return {
            "title": (first.holder_title or "").upper(),
            "first": {"name": first.holder_name or "", "title": first.holder_title},
            "second": second and {"name": second["name"], "title": second["title"]},
            "reporting": parties,
            "state": PK_WORDS.get(first.pk_state, ""),
            "number": promise["number"],
            "place": promise["place"],
            "date": promise["date"],
            "year": promise["year"],
            "signed": {"first": promise["first"], "second": promise["second"]},
            "leads_agency": promise["level"] in ("sekda", "head"),
            "objectives": counting._get_printed_objectives(_get_notes(promise)),
            "achievement": first.pk_printed or "",
            "made_of": counting._say_measured() if counting else "",
            "table2_level": promise["table2_level"],
            "table2": table2,
            "has_budget_rows": table2 != promise["table2"] and bool(counting),
            "basis": promise["basis"],
            "basis_document": promise.get("basis_document", ""),
        }

    def _get_own_target(self):
        """Return the target of the period; where both say the same lack, nothing."""
        target = self.target_text or ""
        is_lack = self.status != "ok" and target == (self.realisation_text or "")
        return "" if is_lack else target

    def _say_measured(self):
        """Return of how many indicators the achievement of a holder is."""
        measured = len(self.filtered(lambda line: line.status == "ok"))
        return f"{measured} dari {len(self)} indikator terukur"

    def _get_printed_objectives(self, notes):
        """Return the rows of Tabel I by objective, in the order of the PK."""
        groups = []
        for line in self:
            if not groups or groups[-1]["name"] != (line.objective or ""):
                number = str(len(groups) + 1)
                groups.append(
                    {"no": number, "name": line.objective or "", "indicators": []}
                )
            groups[-1]["indicators"].append(
                {
                    "name": line.name,
                    "target": line.year_target_text or line.target_text or "",
                    "own_target": line._get_own_target(),
                    "note": notes.get((line.objective or "", line.name), ""),
                    "realisation": line.realisation_text or "",
                    "printed": line.printed or "",
                    "is_measured": line.status == "ok",
                }
            )
        return groups


def _get_notes(promise):
    """Return ``{(objective, indicator): note}`` of the lines of a PK."""
    return {
        (objective["name"], line["name"]): line["note"]
        for objective in promise["objectives"]
        for line in objective["indicators"]
    }
