from collections.abc import Callable
from typing import NamedTuple

from odoo import api, fields, models

#: Names that a cell shows before it only counts.
SHOWN = 3


class Source(NamedTuple):
    """A kind of document that answers criteria by itself.

    :param model: of the documents
    :param get_domain: ``(agency, year)`` > which of them count for the year
    """

    model: str
    get_domain: Callable


def of_year(model, *states, shift=0):
    """Return the documents of the agency and year that stand in one of the states."""
    return Source(
        model,
        lambda agency, year: [
            ("company_id", "child_of", agency.id),
            ("year", "=", year + shift),
            ("state", "in", states),
        ],
    )


def _in_years(model, of_government=False, **values):
    """Return what was decided for some years, of the agency or of its government."""
    return Source(
        model,
        lambda agency, year: [
            ("company_id", "=", agency.root_id.id)
            if of_government
            else ("company_id", "child_of", agency.id),
            ("state", "in", ("decided", "ended")),
            ("year_start", "<=", year),
            ("year_end", ">=", year),
            *((name, "=", value) for name, value in values.items()),
        ],
    )


_SOURCES = {
    "rpjmd": _in_years("sidocakep.plan", of_government=True, kind="rpjmd"),
    "renstra": _in_years("sidocakep.plan", kind="renstra"),
    "iku": _in_years("sidocakep.iku.decree"),
    "rkt": of_year("sidocakep.rkt", "decided"),
    "budget": of_year("sidocakep.budget", "ratified"),
    # what the evaluation of the year before recommended was done in this one
    "lhe": of_year("sidocakep.lhe.recommendation", "answered", "closed", shift=-1),
}


class SidocakepLkeLine(models.Model):
    """What an agency shows for one criterion: what is kept here, and files beside it.

    The documents are found anew whenever somebody looks, with his rights.
    """

    _name = "sidocakep.lke.line"
    _description = "Criterion with Its Evidence"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "index_id, place, id"
    _workflow_document_field = "index_id"
    _trail_fields = frozenset({"remark"})

    index_id = fields.Many2one(
        "sidocakep.lke.index",
        string="Index of Evidence",
        required=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="index_id.company_id", store=True, index=True, precompute=True
    )
    criterion_id = fields.Many2one(
        "sidocakep.lke.criterion",
        string="Criterion of the Evaluation Sheet",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    state = fields.Selection(related="index_id.state")
    code = fields.Char(related="criterion_id.code")
    criterion_text = fields.Text(related="criterion_id.name", string="Criterion")
    component = fields.Selection(related="criterion_id.component", store=True)
    aspect = fields.Selection(related="criterion_id.aspect", store=True)
    place = fields.Integer(
        related="criterion_id.place", store=True, precompute=True, aggregator=None
    )
    remark = fields.Text(
        string="Where to Look", help="What an evaluator is to look at, in a sentence."
    )
    evidence_ids = fields.One2many("sidocakep.lke.evidence", "line_id")
    evidence_count = fields.Integer(
        string="Files and Links", compute="_compute_documents", aggregator=None
    )
    document_text = fields.Text(
        string="Documents Kept Here", compute="_compute_documents"
    )
    is_answered = fields.Boolean(string="Has Evidence", compute="_compute_documents")

    _criterion_uniq = models.UniqueIndex(
        "(index_id, criterion_id)",
        "This criterion stands in the index already. Open that row.",
    )

    @api.depends("code", "criterion_text")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.code} {line.criterion_text or ''}".strip()

    @api.depends("criterion_id", "index_id.year", "company_id", "evidence_ids")
    @api.depends_context("lang", "uid")
    def _compute_documents(self):
        for index, lines in self.grouped("index_id").items():
            found = index._find_documents(lines.criterion_id)
            for line in lines:
                names = line._get_document_names(found)
                line.document_text = self._say_some(names, SHOWN)
                line.evidence_count = len(line.evidence_ids)
                line.is_answered = bool(names or line.evidence_ids)

    def _get_document_names(self, found):
        """Return the names of the documents that answer the criterion."""
        return [
            document.display_name
            for code in self.criterion_id._get_codes()
            for document in found.get(code, ())
        ]

    @api.model
    def _get_sources(self):
        """Return ``{code: Source}``; a room with documents of its own adds them."""
        return dict(_SOURCES)
