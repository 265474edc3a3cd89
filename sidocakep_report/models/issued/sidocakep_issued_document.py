import secrets

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...engine.issued.difference import compare
from ...engine.issued.signers import get_signers
from .difference_words import get_place_text, write_value
from .paper import DOCUMENT

IN_FORCE, REPLACED, WITHDRAWN = "in_force", "replaced", "withdrawn"
#: Bytes of a token: 128 bits are not found by trying.
TOKEN_BYTES = 16
#: What becomes of an issue; the rest of a row never changes.
STANDING = frozenset({"state", "replaced_by_id", "ended_on", "reason"})
#: Written once, as the file is made.
FILE = frozenset({"attachment_id", "file_hash"})
#: Told by a document that was replaced, whenever that day is entered.
LAST_DAY = frozenset({"last_day"})
#: What was found out of the file later; it changes nothing of it.
FOUND = frozenset({"missing_text"})


class SidocakepIssuedDocument(models.Model):
    """The register of what was issued: content, file, hash, and whether it holds.

    The program alone writes it, as a document is signed or decided. A row stays as it
    was made; the next issue of the document says which one it takes the place of.
    """

    _name = "sidocakep.issued.document"
    _description = "Issued Document"
    _inherit = ["sidocakep.recorded.mixin"]
    _order = "date desc, id desc"

    name = fields.Char(required=True, readonly=True)
    kind = fields.Char(required=True, readonly=True, help="What the document is.")
    number = fields.Char(readonly=True)
    date = fields.Date(required=True, readonly=True)
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        index=True,
        aggregator=None,
        help="The year that the document is about.",
    )
    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    res_model = fields.Char(string="Technical Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", string="Record", required=True, readonly=True
    )
    paper = fields.Char(
        string="Technical Name of the Paper",
        required=True,
        readonly=True,
        default=DOCUMENT,
        help="Which paper of its record it is: the document itself, or one that goes "
        "with it. Each has an issue that holds.",
    )
    content = fields.Json(
        readonly=True,
        groups="base.group_system",
        help="All that the document said when it was issued.",
    )
    content_seal = fields.Char(string="Seal of the Content", readonly=True)
    attachment_id = fields.Many2one(
        "ir.attachment",
        string="File",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="The kept print; its hash stays whatever becomes of it.",
    )
    file_hash = fields.Char(
        string="SHA-256 of the File",
        readonly=True,
        help="Whoever holds a file compares it with this one.",
    )
    token = fields.Char(
        required=True,
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="The part of the address in the QR code that nobody guesses.",
    )
    is_coded = fields.Boolean(
        string="Bears the Code",
        readonly=True,
        help="Its pages have the QR code of the public page; what was signed before "
        "there was one prints as it was signed.",
    )
    state = fields.Selection(
        [
            (IN_FORCE, "In Force"),
            (REPLACED, "No Longer in Force"),
            (WITHDRAWN, "Withdrawn"),
        ],
        required=True,
        readonly=True,
        default=IN_FORCE,
        index=True,
    )
    replaced_by_id = fields.Many2one(
        "sidocakep.issued.document",
        string="Taken Over By",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    ended_on = fields.Date(string="In Force Until", readonly=True)
    last_day = fields.Date(
        string="Holds Through",
        readonly=True,
        help="Through which day a replaced document holds by its own words.",
    )
    agency_name = fields.Char(
        string="Agency as Issued",
        readonly=True,
        help="What the agency was called; another name later changes no paper.",
    )
    government_name = fields.Char(string="Government as Issued", readonly=True)
    reason = fields.Text(string="Why It Ended", readonly=True)
    signer_text = fields.Text(
        string="Signed By", compute="_compute_signer_text", compute_sudo=True
    )
    difference_text = fields.Text(
        compute="_compute_difference", string="Differences", compute_sudo=True
    )
    compared_with = fields.Char(compute="_compute_difference", compute_sudo=True)
    can_compare = fields.Boolean(compute="_compute_can_compare", compute_sudo=True)
    can_bundle = fields.Boolean(compute="_compute_can_bundle")

    _token_uniq = models.UniqueIndex(
        "(token)", "Two documents have one code. Load the page again."
    )
    _in_force_uniq = models.UniqueIndex(
        "(res_model, res_id, paper) NULLS NOT DISTINCT WHERE state = 'in_force'",
        "This document was issued a moment ago. Load the page again.",
    )

    _record_idx = models.Index("(res_model, res_id, paper)")

    @api.model
    def _make_token(self):
        return secrets.token_hex(TOKEN_BYTES)

    @api.depends("content", "date")
    def _compute_year(self):
        for issue in self:
            year = str((issue.content or {}).get("year") or "")
            issue.year = int(year) if year.isdecimal() else issue.date.year

    @api.depends("content")
    def _compute_signer_text(self):
        for issue in self:
            issue.signer_text = "\n".join(
                ", ".join(
                    filter(
                        None,
                        (
                            signer["name"],
                            signer["title"],
                            signer["nip"] and f"NIP {signer['nip']}",
                        ),
                    )
                )
                for signer in get_signers(issue.content or {})
            )

    # ------------------------------------------------------------------
    # Two issues side by side
    # ------------------------------------------------------------------

    @api.depends("replaced_by_id")
    def _compute_can_compare(self):
        """Tell of which document there is another issue."""
        followed = self.search([("replaced_by_id", "in", self.ids)]).replaced_by_id
        for issue in self:
            issue.can_compare = bool(issue.replaced_by_id or issue in followed)

    @api.depends_context("uid")
    def _compute_can_bundle(self):
        self.can_bundle = self.env["sidocakep.issued.bundle"].has_access("create")

    @api.depends("content")
    @api.depends_context("compared_issue_id")
    def _compute_difference(self):
        """Compare with the issue that the window names, else with the one before."""
        for issue in self:
            other = issue._get_compared()
            rows = issue._list_differences(other) if other else []
            issue.compared_with = other.name
            issue.difference_text = "\n".join(
                f"{get_place_text(self.env, place)}: {before or '-'} → {after or '-'}"
                for place, before, after in rows
            )

    def _list_differences(self, other):
        """Return what a reader of both papers sees to differ, as the pages write it."""
        model = self.env.get(self.res_model)
        unprinted = (
            model._issue_unprinted.get(self.paper, ()) if model is not None else ()
        )
        contents = (other.content or {}, self.content or {})
        return compare(*contents, unprinted, write_value)

    def _get_compared(self):
        """Return the issue to compare with: of this document, and readable."""
        named = self.env.context.get("compared_issue_id")
        before = self.search([("replaced_by_id", "in", self._origin.ids)], limit=1)
        if not isinstance(named, int):
            return before
        other = self.browse(named).exists()
        return other if other and self._is_same_document(other) else before

    def _is_same_document(self, other):
        """Tell whether both are issues of one document, of whatever version."""
        return bool(self._get_last() & other._get_last())

    def _get_last(self):
        """Return the last issue of the document that these are issues of."""
        last = self.sudo()
        while last.replaced_by_id:
            last = last.replaced_by_id
        return last

    def action_compare(self):
        """Show in what the two issues that are ticked differ."""
        if len(self) != 2:
            raise UserError(self.env._("Choose two issues of one document."))
        self.check_access("read")
        old, new = self.sorted("id")
        if not new._is_same_document(old):
            raise UserError(
                self.env._(
                    "%(old)s and %(new)s are two documents. Choose two issues of one.",
                    old=old.name,
                    new=new.name,
                )
            )
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": new.id,
            "view_mode": "form",
            "context": {"compared_issue_id": old.id},
        }

    # ------------------------------------------------------------------
    # Never changed
    # ------------------------------------------------------------------

    def _check_recorded(self, vals):
        """Let an issue end, and take its file once."""
        names = vals.keys()
        if not self.env.su or not names <= STANDING | FILE | FOUND | LAST_DAY:
            self._refuse_change()
        if "file_hash" in names and self.filtered("file_hash"):
            self._refuse_change()
        if names & STANDING and self.filtered(
            lambda issue: issue.state != IN_FORCE and issue.replaced_by_id
        ):
            self._refuse_change()

    def _end(self, state, reason, last_day=None):
        """These issues no longer hold: from today on, or after their last day."""
        day = last_day or self.env.user._get_office_day()
        self.write({"state": state, "ended_on": day, "reason": reason})

    @api.model
    def _get_recorded_text(self):
        return self.env._("What was issued stays as it is; issue the document anew.")

    # ------------------------------------------------------------------
    # Looked at
    # ------------------------------------------------------------------

    def action_open_document(self):
        """Open the document that was issued."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
        }

    def action_bundle(self):
        """Gather the documents that are ticked: their originals, and a bound copy."""
        self.check_access("read")
        bundles = self.env["sidocakep.issued.bundle"]
        bundles.check_access("create")
        bundle = bundles._as_program().create(
            {
                "is_picked": True,
                "issue_ids": [Command.set(self.ids)],
                "picked_order": self.ids,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": bundle._name,
            "res_id": bundle.id,
            "view_mode": "form",
        }
