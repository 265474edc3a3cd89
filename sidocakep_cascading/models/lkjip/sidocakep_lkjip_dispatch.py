"""To whom the government's report goes: a covering letter and a receipt of each."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.document.letter_mixin import LETTER_FIELDS
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition

from ...const import ORGANISASI_GROUP
from .sidocakep_lkjip import REPLACED, SIGNED

WAITING, SENT, RECEIVED = "waiting", "sent", "received"
RECEIPT_FIELDS = frozenset({"receipt_number", "receipt_date", "received_by"})
#: State > what is written down there. The register of outgoing mail may give the number
#: of a letter after it left; its day and to whom it went stand in what was sent.
WRITTEN = {
    WAITING: frozenset({"address", *LETTER_FIELDS}),
    SENT: frozenset({"letter_number", *RECEIPT_FIELDS}),
    RECEIVED: frozenset(),
}
WRITTEN_EVER = frozenset().union(*WRITTEN.values())
OFFICE = (ORGANISASI_GROUP,)


class SidocakepLkjipDispatch(models.Model):
    """One recipient of the government's report: sent with a letter, received there.

    Made by the program from the profile when the head of region signs the report.
    Bagian Organisasi records that it was sent and received; either is taken back with a
    reason, last step first. PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip.dispatch"
    _description = "Recipient of the Government's Report"
    _inherit = [
        "sidocakep.letter.mixin",
        "sidocakep.workflow.mixin",
        "mail.thread",
    ]
    _order = "lkjip_id, sequence, id"
    _rec_names_search = ["recipient", "letter_number", "receipt_number"]

    _days_contained = {
        "letter_date": ("lkjip_id.document_date", "lkjip_id.signed_on"),
        "receipt_date": ("letter_date",),
    }
    _workflow_transitions = {
        "send": Transition((WAITING,), SENT, "_check_send", groups=OFFICE),
        "receive": Transition(
            (SENT,), RECEIVED, "_check_receive", groups=OFFICE, fills=WRITTEN[SENT]
        ),
        "unsend": Transition((SENT,), WAITING, "_check_unsend", groups=OFFICE),
        "unreceive": Transition((RECEIVED,), SENT, groups=OFFICE),
    }
    _workflow_fields = {
        *("state", "lkjip_id", "sequence", "recipient", "previous_id"),
    }
    _workflow_frozen_states = {SENT, RECEIVED}
    _workflow_unlink_states = frozenset()
    _trail_fields = WRITTEN_EVER

    lkjip_id = fields.Many2one(
        "sidocakep.lkjip",
        string="Performance Report (LKjIP)",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="lkjip_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="lkjip_id.year", store=True, precompute=True, aggregator=None
    )
    sequence = fields.Integer(readonly=True)
    recipient = fields.Char(string="Sent to", required=True, readonly=True)
    address = fields.Char(
        string="Place of the Recipient",
        copy=False,
        help="As the letter has it under the name, after “di”: Jakarta. Proposed from "
        "the last letter to this recipient; left empty the letter says “di tempat”.",
    )
    state = fields.Selection(
        [
            (WAITING, "To Be Sent"),
            (SENT, "Sent"),
            (RECEIVED, "Received"),
        ],
        required=True,
        default=WAITING,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    previous_id = fields.Many2one(
        "sidocakep.lkjip.dispatch",
        string="Dispatch Before",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="How the report that this one corrects went to the same recipient.",
    )
    receipt_number = fields.Char(
        string="Number of the Receipt",
        copy=False,
        help="The recipient's receipt, or the number that its application gave.",
    )
    receipt_date = fields.Date(string="Received by the Recipient on", copy=False)
    received_by = fields.Char(
        string="Received by", copy=False, help="Name, as on the receipt."
    )
    date_due = fields.Date(
        string="Last Day to Send",
        compute="_compute_late_text",
        help="By the regulation profile; a correction has none.",
    )
    late_text = fields.Char(string="Lateness", compute="_compute_late_text")
    can_send = fields.Boolean(compute="_compute_workflow_can")
    can_receive = fields.Boolean(compute="_compute_workflow_can")
    can_unsend = fields.Boolean(compute="_compute_workflow_can")
    can_unreceive = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("lkjip_id", "recipient")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for dispatch in self:
            report = dispatch.lkjip_id.display_name or ""
            dispatch.display_name = f"{report} - {dispatch.recipient or ''}"

    @api.depends("lkjip_id", "letter_date", "state")
    @api.depends_context("lang")
    def _compute_late_text(self):
        """A report is late with each recipient; its correction with none.

        PermenPANRB 53/2014: within three months of the year.
        """
        dues = self.sudo().lkjip_id._get_due_days()
        today = self.env.user._get_office_day()
        for dispatch in self:
            report = dispatch.sudo().lkjip_id
            due = not report.previous_id and dues.get((report.company_id, report.year))
            dispatch.date_due = due
            dispatch.late_text = due and report._say_late(
                due, dispatch._get_sent_on() or today
            )

    def _get_sent_on(self):
        """Return the day on which it was sent: that of its letter, if it was."""
        self.ensure_one()
        return self.state != WAITING and self.letter_date

    # ------------------------------------------------------------------
    # What is written down
    # ------------------------------------------------------------------

    def write(self, vals):
        names = WRITTEN_EVER & vals.keys()
        if names and not self._workflow_bypassed():
            self._check_written(names)
        return super().write(vals)

    def _check_written(self, names):
        """Refuse what has no place yet, and what stands in the letter that left."""
        for dispatch in self:
            early = names & RECEIPT_FIELDS
            if dispatch.state == WAITING and early:
                raise UserError(
                    self.env._(
                        "%(dispatch)s: it was not sent yet. Send it first, then write "
                        "down who received it.",
                        dispatch=dispatch.display_name,
                    )
                )
            left = names - WRITTEN[SENT]
            if dispatch.state == SENT and left:
                raise FrozenRecordError(
                    self.env._(
                        "%(dispatch)s was sent: %(fields)s stays as the letter says. "
                        "Take it back with a reason, then send it anew.",
                        dispatch=dispatch.display_name,
                        fields=self._get_field_labels(left),
                    )
                )

    @api.constrains(*LETTER_FIELDS, *RECEIPT_FIELDS)
    def _check_days(self):
        """Nothing is sent before it is signed, and nothing received before it left."""
        today = self.env.user._get_office_day()
        for dispatch in self.sudo():
            signed = dispatch.lkjip_id.signed_on
            letter, receipt = dispatch.letter_date, dispatch.receipt_date
            if letter and not (signed and signed <= letter <= today):
                raise ValidationError(
                    self.env._(
                        "%(recipient)s: write a date of the covering letter from the "
                        "signature of the report, %(signed)s, until today.",
                        recipient=dispatch.recipient,
                        signed=dispatch._format_day(signed) if signed else "-",
                    )
                )
            sent = dispatch._get_sent_on()
            if receipt and not (sent and sent <= receipt <= today):
                raise ValidationError(
                    self.env._(
                        "%(recipient)s: write a day of the receipt from the covering "
                        "letter, %(sent)s, until today.",
                        recipient=dispatch.recipient,
                        sent=dispatch._format_day(sent) if sent else "-",
                    )
                )

    def _get_frozen_remedy(self):
        return self.env._("Take the receipt back first, with a reason.")

    def _get_next_text(self):
        self.ensure_one()
        state = self.sudo().lkjip_id.state
        if self.state == WAITING and state == SIGNED:
            return self.env._("Bagian Organisasi sends it next.")
        if self.state == SENT and state in (SIGNED, REPLACED):
            return self.env._("Bagian Organisasi writes down who received it.")
        return ""

    # ------------------------------------------------------------------
    # Made with the signature of the report
    # ------------------------------------------------------------------

    @api.model
    def _make_for(self, reports):
        """Create the rows of reports that were signed, as their profile names them."""
        reports = reports.sudo()
        rows = self.sudo()._with_workflow_bypass()
        places = rows._find_places(reports.company_id)
        vals_list = []
        for report in reports:
            before = {item.recipient: item for item in report.previous_id.dispatch_ids}
            names = dict.fromkeys(report._get_recipients())
            vals_list += [
                {
                    "lkjip_id": report.id,
                    "sequence": number,
                    "recipient": name,
                    "address": places.get((report.company_id, name)),
                    "previous_id": before[name].id if name in before else False,
                }
                for number, name in enumerate(names, start=1)
            ]
        rows.create(vals_list)

    @api.model
    def _find_places(self, companies):
        """Return ``{(government, recipient): where the last letter went}``."""
        domain = [("company_id", "in", companies.ids), ("address", "!=", False)]
        found = self.search(domain, order="id")
        return {(item.company_id, item.recipient): item.address for item in found}
