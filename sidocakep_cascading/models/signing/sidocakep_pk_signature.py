from odoo import api, fields, models

from odoo.addons.sidocakep_base.const import CAPACITIES
from odoo.addons.sidocakep_base.models.document.workflow_bypass_mixin import (
    is_workflow_bypassed,
)

from ...const import PARTIES


class SidocakepPkSignature(models.Model):
    """One signature on a PK: who, in which capacity, when, how, and of what exactly.

    Append-only. A signature that was voided when its PK was returned stays, marked by
    the voided signing (``sidocakep.pk.snapshot``) that keeps the document as it was.
    """

    _name = "sidocakep.pk.signature"
    _description = "Signature on a Performance Agreement"
    _inherit = ["sidocakep.recorded.mixin"]
    _order = "signed_at desc, id desc"
    _rec_name = "name"

    pk_id = fields.Many2one(
        "sidocakep.pk", string="PK", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="pk_id.company_id", store=True, index=True)
    party = fields.Selection(PARTIES, required=True)
    user_id = fields.Many2one(
        "res.users", string="Login", required=True, index=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(
        "hr.employee", string="Person", required=True, index=True, ondelete="restrict"
    )
    name = fields.Char(string="Signed By", required=True)
    nip = fields.Char(string="NIP")
    job_id = fields.Many2one(
        "hr.job", string="Position", required=True, index=True, ondelete="restrict"
    )
    title = fields.Char(required=True, help="Title of the position as printed.")
    capacity = fields.Selection(CAPACITIES, required=True)
    decree = fields.Char(help="Decree by which an acting official exercises the post.")
    signed_at = fields.Datetime(string="Signed On", required=True)
    method = fields.Selection(selection="_selection_method", required=True)
    content_hash = fields.Char(
        string="Seal",
        required=True,
        index=True,
        help="SHA-256 of the content that the person read and signed.",
    )
    evidence = fields.Json(help="What the signature method left behind.")
    snapshot_id = fields.Many2one(
        "sidocakep.pk.snapshot",
        string="Voided Signing",
        index="btree_not_null",
        ondelete="restrict",
    )
    is_void = fields.Boolean(compute="_compute_is_void", store=True, index=True)
    void_on = fields.Datetime(related="snapshot_id.void_on")
    void_reason = fields.Text(related="snapshot_id.void_reason")

    _party_uniq = models.UniqueIndex(
        "(pk_id, party) WHERE snapshot_id IS NULL",
        "This party has signed already. Load the page again.",
    )

    @api.depends("snapshot_id")
    def _compute_is_void(self):
        for signature in self:
            signature.is_void = bool(signature.snapshot_id)

    def _get_day(self):
        """Return the day of the signature where the regulation of the PK holds."""
        profile = self.pk_id.sudo().profile_id
        if profile:
            return profile._get_local_date(self.signed_at)
        return self.env.user._to_office_day(self.signed_at)

    def _filter_well_held(self):
        """Return those whose signer held the post on the day, by HR as it is now."""
        # HR may have changed since it was read in this transaction.
        self.env["sidocakep.position.history"].invalidate_model(flush=False)
        appointed = {}
        for day, rows in self.grouped(lambda row: row._get_day()).items():
            for job_id, holders in rows.job_id._get_appointed(day).items():
                appointed[job_id, day] = {
                    (item.employee.id, item.capacity) for item in holders
                }
        return self.filtered(
            lambda row: (
                (row.employee_id.id, row.capacity)
                in appointed[row.job_id.id, row._get_day()]
            )
        )

    @api.model
    def _selection_method(self):
        return self.env["sidocakep.signature.method"]._selection_method()

    # ------------------------------------------------------------------
    # Append-only
    # ------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._check_recorded({})
        return super().create(vals_list)

    def _check_recorded(self, vals):
        """Only signing writes here, and the return of what was signed."""
        if not is_workflow_bypassed(self.env):
            self._refuse_change()

    @api.model
    def _get_recorded_text(self):
        return self.env._("A signature can neither be written by hand nor removed.")

    def _keep_files(self, files):
        """Keep ``{pk id: PDF}`` with the signatures, where an addon makes one."""

    # ------------------------------------------------------------------
    # Verification
    # ------------------------------------------------------------------

    def action_verify(self):
        """Compare all that is kept of these agreements with what was signed."""
        self.check_access("read")
        return self.pk_id._verify_aloud()

    def _get_problems(self):
        """Return a sentence for each thing that is not as it was signed."""
        return self.env["sidocakep.pk"]._describe_problems(
            *self._find_problems().values()
        )
