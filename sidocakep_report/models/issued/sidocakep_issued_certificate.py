from odoo import api, fields, models


class SidocakepIssuedCertificate(models.Model):
    """A later stage of an issued file: with one more certified signature behind it.

    The file as it was issued stays beside it, with its own hash; each stage begins with
    the bytes of the one before. The program alone reads and writes it.
    """

    _name = "sidocakep.issued.certificate"
    _description = "Certified Signature"
    _inherit = ["sidocakep.recorded.mixin"]
    _order = "issue_id, sequence, id"

    issue_id = fields.Many2one(
        "sidocakep.issued.document",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    sequence = fields.Integer(required=True, readonly=True, aggregator=None)
    place = fields.Char(
        required=True, readonly=True, help="The field of the file that was signed."
    )
    signer = fields.Char(
        required=True, readonly=True, help="Whom the certificate names."
    )
    signed_on = fields.Datetime(required=True, readonly=True)
    attachment_id = fields.Many2one(
        "ir.attachment", required=True, readonly=True, ondelete="restrict"
    )
    file_hash = fields.Char(required=True, readonly=True)

    _sequence_uniq = models.UniqueIndex(
        "(issue_id, sequence)",
        "This file was signed a moment ago. Load the page again.",
    )

    @api.model
    def _get_recorded_text(self):
        return self.env._(
            "A file with a certified signature stays as it is; issue the document anew."
        )
