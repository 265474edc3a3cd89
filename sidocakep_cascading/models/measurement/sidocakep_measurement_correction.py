"""What a correction changed, and which papers say what stood there before."""

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.sidocakep_trail import STEP

from .outdated import REPLACED, find_outdated
from .sidocakep_measurement import ACCEPTED, SENT
from .sidocakep_measurement_report import YEAR_PERIOD


class SidocakepMeasurement(models.Model):
    """Who accepts a correction, and who reads it later, sees it whole.

    A paper that was signed keeps what it says (rule 4 of the house): it is named, so
    that its next version follows.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    correction_text = fields.Text(
        string="What the Correction Changes", compute="_compute_correction_text"
    )

    @api.depends(
        *("previous_id", "printed", "state"),
        *("line_ids.changed_text", "output_ids.changed_text"),
    )
    @api.depends_context("lang")
    def _compute_correction_text(self):
        for item in self:
            item.correction_text = "\n".join(item._get_correction_lines()) or False

    def _get_correction_lines(self):
        """Return in words all that changed, and what still says the former figures."""
        self.ensure_one()
        former = self.previous_id.sudo()
        if not former:
            return []
        lines = self._list_changes(former)
        if not lines:
            return [self.env._("Nothing of it has changed yet.")]
        others = self._find_resting_on_former()
        for item, rows in others.items():
            names = dict.fromkeys((row.name or "").split("\n")[0] for row in rows)
            lines.append(
                self.env._(
                    "%(measurement)s rests on the former figures of %(names)s, until "
                    "it is corrected too.",
                    measurement=item.display_name,
                    names="; ".join(names),
                )
            )
        signed = map(self._filter_signed_before, self._get_former()._find_quoting())
        changed = self._list_changed_rows(former)
        papers = self._name_papers(self.sudo()._filter_printing(signed, changed))
        rest = self.sudo().browse().union(*others)
        papers |= self._name_papers(
            rest._filter_printing(
                rest._find_quoting(), [row for rows in others.values() for row in rows]
            )
            if rest
            else ()
        )
        if papers:
            lines.append(
                self.env._(
                    "Signed with the former figures, until their next version: "
                    "%(papers)s",
                    papers=", ".join(papers),
                )
            )
        return lines

    def _list_changed_rows(self, former):
        """Return the rows that say something else than before, and those left out."""
        item = self.sudo()
        rows = [*item.line_ids, *item.output_ids]
        kept = {(row._name, row._get_row_key()) for row in rows}
        return [row for row in rows if row.changed_text] + [
            row
            for row in (*former.line_ids, *former.output_ids)
            if (row._name, row._get_row_key()) not in kept
        ]

    def _filter_printing(self, recordsets, rows):
        """Return of papers those that print one of these measured rows; sudo."""
        names = {(row.name or "").split("\n")[0] for row in rows}
        return [papers._filter_quoting(names, self) for papers in recordsets]

    def _list_changes(self, former):
        """Return in words each row, text and sheet that differs, and the whole."""
        item = self.sudo()
        rows = [*item.line_ids, *item.output_ids]
        # What several officials promise stands once.
        lines = list(
            dict.fromkeys(
                f"{row.name}: {row.changed_text}" for row in rows if row.changed_text
            )
        )
        kept = {(row._name, row._get_row_key()) for row in rows}
        lines += [
            self.env._("%(row)s: no longer in it", row=row.name)
            for row in (*former.line_ids, *former.output_ids)
            if (row._name, row._get_row_key()) not in kept
        ]
        old, new = former._name_holders(), item._name_holders()
        lines += [
            self.env._(
                "%(what)s: %(old)s became %(new)s",
                what=job,
                old=old.get(job, "-"),
                new=new.get(job, "-"),
            )
            for job in dict.fromkeys((*old, *new))
            if old.get(job) != new.get(job)
        ]
        if lines and former.printed != self.printed:
            lines.append(
                self.env._(
                    "Achievement of the agency: %(old)s became %(new)s",
                    old=former.printed or "-",
                    new=self.printed or "-",
                )
            )
        return lines

    def _name_holders(self):
        """Return ``{position: official of its sheet}`` in words."""
        return {
            sheet.job_id.name: " / ".join(
                filter(None, (sheet.holder_name, sheet.holder_title))
            )
            for sheet in self.sheet_ids
        }

    def _find_resting_on_former(self):
        """Return ``{measurement: rows}`` of the year that keep a former figure; sudo.

        Of what was sent or accepted besides: later quarters and the year add it up.
        """
        self.ensure_one()
        others = self.sudo().search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("state", "in", (SENT, ACCEPTED)),
            ],
            order="date_end, period_kind",
        )
        others -= self.sudo() | self._get_former()
        found = find_outdated(others, (REPLACED,))
        return {
            item: [row.row for row in found[item.id]]
            for item in others
            if item.id in found
        }

    @api.model
    def _name_papers(self, recordsets):
        """Return the names of the papers in some recordsets, each once."""
        return dict.fromkeys(
            paper.display_name for papers in recordsets for paper in papers
        )

    def _get_change_missing(self):
        """Return in words that a correction says nothing else than what it corrects."""
        self.ensure_one()
        former = self.previous_id
        if not former or self._get_said() != former._get_said():
            return []
        return [
            self.env._(
                "a change: no figure and no text differs from the accepted measurement "
                "yet. Change one, or give the correction up (Give Up the Correction)"
            )
        ]

    def _get_said(self):
        """Return all that it says of promises, outputs and who made them."""
        self.ensure_one()
        item = self.sudo()
        return (
            {
                (row._name, row._get_row_key()): (row._get_said(), row._get_written())
                for row in (*item.line_ids, *item.output_ids)
            },
            {
                (sheet.pk_id.id, sheet.job_id.id, sheet.holder_name, sheet.holder_title)
                for sheet in item.sheet_ids
            },
        )

    def _find_quoting(self):
        """Return recordsets (sudo) of what is signed on the figures of these.

        A room above adds what it signs.
        """
        return [self._find_reports()]

    def _find_reports(self):
        """Return the reports to the head of region that were issued on these; sudo."""
        reports = self.env["sidocakep.measurement.report"].sudo()
        domain = Domain.OR(
            Domain("company_id", "=", item.company_id.root_id.id)
            & Domain("year", "=", item.year)
            & Domain("period", "=", str(item.period_no or YEAR_PERIOD))
            for item in self.sudo()
        )
        in_force = Domain("state", "=", reports._version_in_force)
        return reports.search(domain & in_force)

    def _accept(self, reason=None):
        """What was issued on the former figures is asked to follow."""
        result = super()._accept(reason)
        self.sudo().filtered("previous_id")._ask_reports_to_follow()
        return result

    def _ask_reports_to_follow(self):
        """Let the owner of each report on these make its next version."""
        if self:
            self._find_reports()._ask_to_follow()

    def _get_changed_day(self):
        """Return when it came to say what it says: a correction, a released figure."""
        self.ensure_one()
        updates = filter(None, self.line_ids.mapped("updated_on"))
        accepted = self._get_step_times(self, ACCEPTED).get(self.id)
        return max(updates, default=None) or accepted or self.write_date

    def _get_former(self):
        """Return the versions of this period before this one, sudo."""
        self.ensure_one()
        former = self.sudo().previous_id
        return former | former._get_former() if former else former

    def _filter_signed_before(self, documents):
        """Return those signed before this correction was accepted, sudo."""
        if self.state != ACCEPTED or not documents:
            return documents
        accepted = self._get_step_times(self, ACCEPTED).get(self.id)
        signed = self._get_step_times(documents, documents._version_in_force)
        return documents.filtered(
            lambda item: (
                not accepted or item.id not in signed or signed[item.id] < accepted
            )
        )

    @api.model
    def _get_step_times(self, documents, state):
        """Return ``{document id: when it came into a state last}``, from the trail."""
        rows = (
            self.env["sidocakep.trail"]
            .sudo()
            .search(
                [
                    ("res_model", "=", documents._name),
                    ("res_id", "in", documents.ids),
                    ("kind", "=", STEP),
                    ("new_value", "=", state),
                ],
                order="id",
            )
        )
        return {row.res_id: row.date for row in rows}
