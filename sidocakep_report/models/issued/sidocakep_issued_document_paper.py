"""What belongs together: a document, its covering letters, their receipts."""

from odoo import api, fields, models
from odoo.fields import Domain

from .paper import DOCUMENT
from .sidocakep_issued_document import IN_FORCE, REPLACED


class SidocakepIssuedDocument(models.Model):
    """Issues of one record name each other: a letter what it came with, and back.

    So do those of records that say that they belong together (``_find_kin``).
    """

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    is_document = fields.Boolean(
        string="The Document Itself",
        compute="_compute_is_document",
        search="_search_is_document",
        help="Not a letter, a receipt or another paper that goes with one.",
    )
    beside_ids = fields.Many2many(
        "sidocakep.issued.document",
        string="Goes With It",
        compute="_compute_beside_ids",
        help="The other papers of the same document that are in force.",
    )
    beside_note = fields.Char(
        string="Not in the Register", compute="_compute_beside_note", compute_sudo=True
    )

    @api.depends("paper")
    def _compute_is_document(self):
        for issue in self:
            issue.is_document = issue.paper == DOCUMENT

    def _search_is_document(self, operator, value):
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        return [("paper", "=", DOCUMENT)]

    @api.depends_context("uid")
    @api.depends("res_model", "res_id", "paper")
    def _compute_beside_ids(self):
        """Find the papers of the same records and their kin, in one query for all."""
        places = self._find_places()
        records = _get_domain(set().union(*places.values()))
        found = self.search(records & Domain("state", "=", IN_FORCE), order="date, id")
        for issue in self:
            own = (issue.res_model, issue.paper)
            issue.beside_ids = found.filtered(
                lambda other, places=places[issue], own=own: (
                    (other.res_model, other.res_id) in places
                    and (other.res_model, other.paper) != own
                )
            )

    def _find_places(self):
        """Return ``{issue: {(model, id)}}`` of the records whose papers go with it."""
        places = {issue: {(issue.res_model, issue.res_id)} for issue in self}
        for model, issues in self.grouped("res_model").items():
            records = self.env[model].sudo().browse(issues.mapped("res_id")).exists()
            kin = records._find_kin()
            for issue in issues:
                others = kin.get(issue.res_id, records.browse())
                places[issue] |= {(others._name, key) for key in others.ids}
        return places

    def _find_replaced_document(self):
        """Return the document that a paper goes with, if it holds no longer.

        What is a draft again has no successor: its next issue is its own.
        """
        self.ensure_one()
        if self.is_document:
            return self.browse()
        records = _get_domain(self._find_places()[self])
        found = self.search(records & Domain("paper", "=", DOCUMENT), order="id")
        if any(document._is_still_in_force() for document in found):
            return self.browse()
        return found[-1:].filtered(lambda document: document.state == REPLACED)

    @api.depends("res_model", "res_id")
    @api.depends_context("lang")
    def _compute_beside_note(self):
        """Name what was handed over before the register had such papers."""
        for issue in self:
            labels = issue._list_before_register()
            issue.beside_note = bool(labels) and self.env._(
                "%(papers)s: handed over before the register had such papers. Nothing "
                "is made up for them.",
                papers=", ".join(labels),
            )

    def _list_before_register(self):
        """Return the labels of the papers of this document that were never entered."""
        self.ensure_one()
        if self.paper != DOCUMENT:
            return []
        record = self.env[self.res_model].sudo().browse(self.res_id).exists()
        papers = record._get_papers() if record else {}
        known = self.sudo().search(
            [("res_model", "=", self.res_model), ("res_id", "=", self.res_id)]
        )
        entered = set(known.mapped("paper"))
        return [
            paper.label
            for key, paper in papers.items()
            if key not in entered and record._filter_paper(key)
        ]


def _get_domain(places):
    """Return the domain of the issues of ``{(model, id)}``."""
    return Domain.OR(
        Domain("res_model", "=", model)
        & Domain("res_id", "in", [key for name, key in places if name == model])
        for model in {name for name, _key in places}
    )
