from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .sidocakep_lkjip import SIGNED

LETTER = frozenset({"letter_number", "letter_date"})
RECEIPT = frozenset({"receipt_number", "receipt_date", "received_by"})


class SidocakepLkjipDispatch(models.Model):
    """One recipient of the government's report: the letter, and who received it.

    Made by the program from the profile when the head of region signs; Bagian
    Organisasi writes down the letter and the receipt. PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip.dispatch"
    _description = "Recipient of the Government's Report"
    _inherit = ["sidocakep.lkjip.part.mixin"]
    _order = "lkjip_id, sequence, id"
    _rec_name = "recipient"
    _written_fields = LETTER | RECEIPT
    #: The report is signed when these are written.
    _workflow_part_free_fields = LETTER | RECEIPT
    _trail_fields = LETTER | RECEIPT

    sequence = fields.Integer(readonly=True)
    recipient = fields.Char(string="Sent to", required=True, readonly=True)
    letter_number = fields.Char(string="Number of the Covering Letter")
    letter_date = fields.Date(string="Date of the Covering Letter")
    receipt_number = fields.Char(
        string="Number of the Receipt",
        help="The recipient's receipt, or the number that its application gave.",
    )
    receipt_date = fields.Date(string="Received by the Recipient on")
    received_by = fields.Char(string="Received by", help="Name, as on the receipt.")
    can_write = fields.Boolean(compute="_compute_can_write")

    @api.depends_context("uid")
    @api.depends("lkjip_id.state")
    def _compute_can_write(self):
        allowed = self._filtered_access("write")
        for row in self:
            row.can_write = row in allowed and row.sudo().lkjip_id.state == SIGNED

    def write(self, vals):
        if not self._workflow_bypassed():
            self._check_writable()
        result = super().write(vals)
        if LETTER & vals.keys():
            self.lkjip_id._keep_sent()
        return result

    def _check_writable(self):
        for report in self.sudo().lkjip_id:
            if report.state != SIGNED:
                raise UserError(
                    self.env._(
                        "%(report)s is %(state)s: only what is signed is sent upwards. "
                        "Have it signed first.",
                        report=report.display_name,
                        state=report._get_state_label(),
                    )
                )

    @api.constrains(*LETTER, *RECEIPT)
    def _check_days(self):
        """A letter has a number and a day, and nobody receives what was not sent."""
        today = self.env.user._get_office_day()
        for row in self.sudo():
            if bool(row.letter_number) != bool(row.letter_date):
                raise ValidationError(
                    self.env._(
                        "%(recipient)s: write number and date of the covering letter.",
                        recipient=row.recipient,
                    )
                )
            signed = row.lkjip_id.signed_on
            if row.letter_date and not signed <= row.letter_date <= today:
                raise ValidationError(
                    self.env._(
                        "%(recipient)s: write a date of the covering letter from the "
                        "signature of the report, %(signed)s, until today.",
                        recipient=row.recipient,
                        signed=row._format_day(signed),
                    )
                )
            received = row.receipt_date or row.receipt_number or row.received_by
            if received and not row.letter_date:
                raise ValidationError(
                    self.env._(
                        "%(recipient)s: it was not written to yet. Write number and "
                        "date of the covering letter first.",
                        recipient=row.recipient,
                    )
                )
            if received and not (
                row.receipt_date and row.letter_date <= row.receipt_date <= today
            ):
                raise ValidationError(
                    self.env._(
                        "%(recipient)s: a receipt has a day. Write it, from the "
                        "covering letter until today.",
                        recipient=row.recipient,
                    )
                )

    @api.model
    def _make_for(self, reports):
        """Create the rows of reports that were signed, as their profile names them."""
        rows = self.sudo()._with_workflow_bypass()
        rows.create(
            [
                {"lkjip_id": report.id, "sequence": number, "recipient": name}
                for report in reports.sudo()
                for number, name in enumerate(report._get_recipients(), start=1)
            ]
        )
