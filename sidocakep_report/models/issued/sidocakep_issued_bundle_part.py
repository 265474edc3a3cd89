from odoo import fields, models


class SidocakepIssuedBundlePart(models.Model):
    """What one job gathered for a bundle: which documents, and their bound pages.

    The originals are not kept a second time. The program alone reads and writes it.
    """

    _name = "sidocakep.issued.bundle.part"
    _description = "Part of a Bundle"
    _order = "bundle_id, sequence, id"

    bundle_id = fields.Many2one(
        "sidocakep.issued.bundle",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(required=True, readonly=True, aggregator=None)
    issue_ids = fields.Many2many(
        "sidocakep.issued.document", string="Documents", readonly=True
    )
    scan_ids = fields.Many2many("sidocakep.issued.scan", string="Scans", readonly=True)
    draft_ids = fields.One2many(
        "sidocakep.issued.bundle.draft", "part_id", string="Drafts", readonly=True
    )
    is_draft = fields.Boolean(
        string="Of Drafts",
        readonly=True,
        help="Its pages are for the printer and stand in no copy of originals.",
    )
    content = fields.Binary(readonly=True, help="Its pages in the bound copy.")
    index = fields.Json(readonly=True, help="Where its pages stand.")

    _sequence_uniq = models.UniqueIndex(
        "(bundle_id, sequence)", "This part was made a moment ago. Load the page again."
    )
