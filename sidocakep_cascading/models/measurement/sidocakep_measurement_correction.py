"""What a correction changed, and which papers say what stood there before."""

from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.sidocakep_trail import STEP

from .sidocakep_measurement import ACCEPTED
from .sidocakep_measurement_line import TEXT_FIELDS
from .sidocakep_measurement_report import YEAR_PERIOD

#: What a row says, of which a correction changes something.
SAID = (
    *("figure_id", "status", "printed", "is_met", "rating"),
    *("target_text", "realisation_text"),
    *("year_status", "year_printed", "year_target_text", "to_date_text"),
    *("five_status", "five_printed", "five_target_text", "five_text"),
)


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

    @api.depends("previous_id", "printed", "line_ids.changed_text", "state")
    @api.depends_context("lang")
    def _compute_correction_text(self):
        for item in self:
            item.correction_text = "\n".join(item._get_correction_lines()) or False

    def _get_correction_lines(self):
        """Return in words each changed figure, the whole, and the papers."""
        self.ensure_one()
        former = self.previous_id.sudo()
        if not former:
            return []
        lines = [
            f"{line.name}: {line.changed_text}"
            for line in self.sudo().line_ids
            if line.changed_text
        ]
        if not lines:
            return [self.env._("No figure of it has changed yet.")]
        if former.printed != self.printed:
            lines.append(
                self.env._(
                    "Achievement of the agency: %(old)s became %(new)s",
                    old=former.printed or "-",
                    new=self.printed or "-",
                )
            )
        papers = [
            document.display_name
            for documents in self._find_quoting()
            for document in self._filter_signed_before(documents)
        ]
        if papers:
            lines.append(
                self.env._(
                    "Signed with the former figures, until their next version: "
                    "%(papers)s",
                    papers=", ".join(papers),
                )
            )
        return lines

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
        texts = sorted(TEXT_FIELDS)
        return (
            {
                line.pk_line_id.id: (
                    *(line[name] for name in SAID),
                    *((line[name] or "").strip() for name in texts),
                )
                for line in item.line_ids
            },
            {
                (row.node_id.id, row.indicator_id.id): tuple(row[name] for name in SAID)
                for row in item.output_ids
            },
            {
                (sheet.pk_id.id, sheet.job_id.id, sheet.holder_name, sheet.holder_title)
                for sheet in item.sheet_ids
            },
        )

    def _find_quoting(self):
        """Return recordsets (sudo) of what is signed on the figures of this period.

        A room above adds what it signs.
        """
        self.ensure_one()
        number = str(self.period_no) if self.period_no else YEAR_PERIOD
        reports = self.env["sidocakep.measurement.report"].sudo()
        return [
            reports.search(
                [
                    ("company_id", "=", self.company_id.sudo().root_id.id),
                    ("year", "=", self.year),
                    ("period", "=", number),
                    ("state", "=", reports._version_in_force),
                ]
            )
        ]

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
