"""A section of a performance report: text of people, table and sentences of figures."""

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...engine.report_table import merge_cells
from .sidocakep_lkjip import DRAFT
from .sidocakep_lkjip_outline import CHAPTERS, CONTENTS
from .sidocakep_lkjip_sentence import ACCEPTED, PROPOSED

_lt = LazyTranslate(__name__)

WRITTEN = frozenset({"body"})
#: Why something has to stand in a section in which nothing does.
GAPS = {
    "required": _lt("Not written yet: the regulation profile asks for a text here."),
    "proposed": _lt(
        "Not written yet: take up or leave out the proposed sentences (page "
        "Sentences), or write a text."
    ),
    "heading": _lt(
        "Not written yet: no page of the report has a heading alone. Write a text, or "
        "take up a proposed sentence."
    ),
}


class SidocakepLkjipSection(models.Model):
    """What the profile asks of the report, as it was when the report was begun.

    Several people write the text; each state of it is kept with who and when. The table
    is that of the locked figures when they were taken last, with its hash.
    """

    _name = "sidocakep.lkjip.section"
    _description = "Section of a Performance Report"
    _inherit = ["sidocakep.lkjip.part.mixin"]
    _order = "lkjip_id, sequence, id"
    _written_fields = WRITTEN
    #: The text has a history of its own, which nobody changes.
    _trail_fields = frozenset({"table_seal"})

    sequence = fields.Integer(readonly=True)
    chapter = fields.Selection(CHAPTERS, required=True, readonly=True)
    name = fields.Char(string="Title of the Section", required=True, readonly=True)
    content = fields.Selection(
        CONTENTS, string="Drawn From the Figures", required=True, readonly=True
    )
    is_required = fields.Boolean(string="Text Required", readonly=True)
    citation = fields.Char(string="Legal Basis", readonly=True)
    body = fields.Text(
        string="Text",
        copy=False,
        help="An empty line ends a paragraph; lines that begin with “- ” are a list.",
    )
    text_ids = fields.One2many(
        "sidocakep.lkjip.text", "section_id", string="History of the Text"
    )
    sentence_ids = fields.One2many("sidocakep.lkjip.sentence", "section_id")
    table = fields.Json(
        string="Cells of the Table",
        readonly=True,
        copy=False,
    )
    table_html = fields.Html(
        string="Table", compute="_compute_table_html", sanitize=False
    )
    table_seal = fields.Char(
        string="SHA-256 of the Figures",
        readonly=True,
        copy=False,
        help="Fingerprint of the figures of the table; other figures have another one.",
    )
    drawn_on = fields.Datetime(string="Figures Taken on", readonly=True, copy=False)
    stale_text = fields.Text(
        string="Out of Date",
        compute="_compute_stale_text",
        help="What was made of figures that have changed since.",
    )
    gap_text = fields.Char(string="Not Written Yet", compute="_compute_gap_text")
    can_write_body = fields.Boolean(compute="_compute_can_write_body")
    place_text = fields.Char(string="Section", compute="_compute_place_text")
    is_first = fields.Boolean(compute="_compute_place_text")
    is_last = fields.Boolean(compute="_compute_place_text")

    @api.depends("name", "lkjip_id")
    def _compute_display_name(self):
        for section in self:
            report = section.lkjip_id.display_name
            section.display_name = f"{section.name or ''} ({report})"

    @api.depends_context("uid")
    @api.depends("lkjip_id.state")
    def _compute_can_write_body(self):
        allowed = self._filtered_access("write")
        for section in self:
            frozen = section.lkjip_id.sudo()._is_frozen()
            section.can_write_body = section in allowed and not frozen

    @api.depends("lkjip_id.section_ids", "sequence")
    def _compute_place_text(self):
        for section in self:
            ids = section.lkjip_id.section_ids.ids
            number = ids.index(section._origin.id) + 1 if section._origin else 0
            section.place_text = f"{number}/{len(ids)}"
            section.is_first, section.is_last = number <= 1, number == len(ids)

    @api.depends("table")
    def _compute_table_html(self):
        for section in self:
            section.table_html = _show_table(section.table)

    @api.depends("table_seal", "lkjip_id.state")
    @api.depends_context("lang")
    def _compute_stale_text(self):
        for report, sections in self.grouped("lkjip_id").items():
            stale = report.sudo()._find_outdated()
            for section in sections:
                texts = stale.get(section._origin.id, ())
                section.stale_text = "\n".join(texts) or False

    @api.depends(
        *("body", "table", "is_required", "chapter", "sentence_ids.state"),
        *("lkjip_id.state", "lkjip_id.section_ids.body"),
        *("lkjip_id.section_ids.table", "lkjip_id.section_ids.sentence_ids.state"),
    )
    @api.depends_context("lang")
    def _compute_gap_text(self):
        for section in self:
            gap = section._find_gap() if section.lkjip_id.state == DRAFT else None
            section.gap_text = gap and section.env._(GAPS[gap])

    def write(self, vals):
        before = {section.id: section.body for section in self}
        result = super().write(vals)
        if "body" in vals:
            self.env["sidocakep.lkjip.text"]._keep(
                self.filtered(lambda section: section.body != before[section.id])
            )
        return result

    def _is_said(self):
        """Tell whether a text or a sentence that was taken up stands in it."""
        self.ensure_one()
        return bool((self.body or "").strip()) or ACCEPTED in self.sentence_ids.mapped(
            "state"
        )

    def _is_empty(self):
        """Tell whether nothing stands where something has to."""
        return bool(self._find_gap())

    def _find_gap(self):
        """Return why something has to stand where nothing does: a key of ``GAPS``.

        A text has to where the profile asks for one; where the figures only propose,
        somebody takes up or leaves out; and no page has a heading alone, as foreword
        and summary would have, whose sections are not numbered.
        """
        self.ensure_one()
        if self._is_said():
            return None
        if self.is_required:
            return "required"
        if self.table:
            return None
        if PROPOSED in self.sentence_ids.mapped("state"):
            return "proposed"
        chapter = self.lkjip_id.section_ids.filtered(
            lambda section: section.chapter == self.chapter
        )
        is_heading_alone = not (
            self.chapter.isdigit()
            or any(section.table or section._is_said() for section in chapter)
        )
        return "heading" if is_heading_alone else None

    def _is_bare(self):
        """Tell whether neither a person nor the figures say anything in it."""
        self.ensure_one()
        return not (self.table or self._is_said() or self._is_empty())

    def action_take_figures(self):
        """Take the figures as they are now into the table and the sentences."""
        self._check_may_write()
        for report, sections in self.grouped("lkjip_id").items():
            report.sudo()._draw_figures(sections.sudo())
        return True

    def _find_beside(self, step):
        """Return the section before (-1) or after (1) this one, if there is one."""
        self.ensure_one()
        sections = list(self.lkjip_id.section_ids)
        place = sections.index(self) + step
        return sections[place] if 0 <= place < len(sections) else self.browse()

    def action_open_next(self):
        """Go on to the next section of the report."""
        return (self._find_beside(1) or self)._open_in_place()

    def action_open_former(self):
        """Go back to the section before."""
        return (self._find_beside(-1) or self)._open_in_place()

    def _open_in_place(self):
        """Return what opens the section in the place of the one that is open."""
        action = self.action_open_section() | {"views": [(False, "form")]}
        return {
            "type": "ir.actions.client",
            "tag": "sidocakep_open_in_place",
            "params": {"action": action},
        }

    def action_open_section(self):
        """Open the section to write in it."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }


def _show_table(table):
    """Return a table as the screen shows it."""
    if not table:
        return False
    heads = Markup().join(Markup("<th>%s</th>") % head for head in table["heads"])
    rows = Markup().join(
        Markup("<tr>%s</tr>") % Markup().join(map(_show_cell, cells))
        for cells in merge_cells(table["heads"], table["rows"])
    )
    notes = Markup().join(Markup("<p>%s</p>") % note for note in table["notes"])
    return Markup(
        '<table class="table table-sm table-bordered">'
        "<thead><tr>%s</tr></thead><tbody>%s</tbody></table>%s"
    ) % (heads, rows, notes)


def _show_cell(cell):
    span = Markup(' rowspan="%s"') % cell.rows if cell.rows > 1 else ""
    lines = Markup("<br/>").join(cell.text.split("\n"))
    return Markup("<td%s>%s</td>") % (span, lines)
