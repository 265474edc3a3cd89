from odoo import api, fields, models

from ...const import REVISION_GROUNDS
from ...models.revision.sidocakep_pk_successor import DOCUMENT_FIELDS


class SidocakepPkRevise(models.TransientModel):
    """Asks for the ground of a revision, then opens the successor or closes the PK."""

    _name = "sidocakep.pk.revise"
    _description = "Revise a Performance Agreement"

    pk_id = fields.Many2one("sidocakep.pk", string="Agreement", required=True)
    pk_name = fields.Char(
        string="Former Agreement", compute="_compute_pk_name", compute_sudo=True
    )
    revision_id = fields.Many2one("sidocakep.pk.revision", string="Proposal")
    ground = fields.Selection(
        REVISION_GROUNDS,
        compute="_compute_from_revision",
        store=True,
        readonly=False,
        help="The regulation profile may name the grounds on which an agreement is "
        "revised; then there is no other.",
    )
    reason = fields.Text(compute="_compute_from_revision", store=True, readonly=False)
    explanation = fields.Text(
        help="What the supporting document changed, where neither plan nor RKT nor DPA "
        "shows it.",
    )
    date_effective = fields.Date(
        string="Effective From",
        compute="_compute_from_revision",
        store=True,
        readonly=False,
        help="First day of the successor. The former agreement counts until the day "
        "before.",
    )
    date_until = fields.Date(
        string="Former Agreement Until",
        compute="_compute_date_until",
        store=True,
        readonly=False,
    )
    document_number = fields.Char(
        string="Supporting Document",
        compute="_compute_from_revision",
        store=True,
        readonly=False,
        help="Number of the decree, of the plan's amendment or of the revised DPA.",
    )
    document_date = fields.Date(
        string="Date of the Supporting Document",
        help="Day on which it was decided: after the date of the former agreement.",
    )
    document_file = fields.Binary(string="File of the Supporting Document")
    document_filename = fields.Char()
    content = fields.Selection(
        [
            ("copy", "Copied From the Former Agreement"),
            ("plan", "Drawn Again From Plan and DPA"),
        ],
        string="Tabel I and II",
        required=True,
        default="copy",
    )
    holder_name = fields.Char(
        string="Signs as Party I", compute="_compute_holder_name", compute_sudo=True
    )

    @api.depends("pk_id")
    def _compute_pk_name(self):
        for wizard in self:
            wizard.pk_name = wizard.pk_id.display_name

    @api.depends("revision_id")
    def _compute_from_revision(self):
        for wizard in self:
            revision = wizard.revision_id
            for name in ("ground", "reason", "date_effective", "document_number"):
                wizard[name] = revision[name] or wizard[name]

    @api.depends("date_effective", "revision_id")
    def _compute_date_until(self):
        for wizard in self:
            revision, day = wizard.revision_id, wizard.date_effective
            if revision and revision.date_effective == day:
                wizard.date_until = revision.date_until
            else:
                wizard.date_until = day and fields.Date.subtract(day, days=1)

    @api.depends("pk_id", "date_effective")
    def _compute_holder_name(self):
        for wizard in self:
            job, day = wizard.pk_id.job_id, wizard.date_effective
            if not job.is_single_holder:
                wizard.holder_name = wizard.pk_id.first_name
                continue
            holders = job._get_holders(day)[job.id] if job and day else []
            wizard.holder_name = holders[0].employee.name if holders else False

    def _check_named(self, values):
        """Whoever may read a proposal may name the agreement that it is about.

        A new official answers it before the agency he comes to is opened to him.
        """
        proposal = self.env["sidocakep.pk.revision"]
        if isinstance(values.get("revision_id"), int):
            proposal = proposal.browse(values["revision_id"])._filtered_access("read")
        if proposal and proposal.sudo().pk_id.id == values.get("pk_id"):
            values = {key: value for key, value in values.items() if key != "pk_id"}
        return super()._check_named(values)

    def action_open(self):
        """Open the successor and show it."""
        self.ensure_one()
        successor = self.pk_id._revise(
            self.ground,
            self.reason,
            self.date_effective,
            self.revision_id,
            date_until=self.date_until,
            **self._get_document(),
            is_redrawn=self.content == "plan",
        )
        return successor._open_form()

    def action_close(self):
        """Close the agreement on its last day; nobody takes the post over."""
        self.ensure_one()
        self.pk_id._close(
            self.reason,
            self.date_until,
            self.revision_id,
            **self._get_document(),
        )
        return {"type": "ir.actions.act_window_close"}

    def _get_document(self):
        """Return the document that proves the ground, as it was named."""
        return {name: self[name] for name in DOCUMENT_FIELDS}
