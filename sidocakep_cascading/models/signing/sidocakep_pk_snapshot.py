from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.document.workflow_bypass_mixin import (
    is_workflow_bypassed,
)


class SidocakepPkSnapshot(models.Model):
    """A version of a PK that was signed and then returned: its history, append-only.

    Nothing is ever lost: the document as it was signed, by whom, and why the
    signatures were voided.
    """

    _name = "sidocakep.pk.snapshot"
    _description = "Voided Signing of a Performance Agreement"
    _inherit = ["sidocakep.recorded.mixin"]
    _order = "id desc"

    pk_id = fields.Many2one(
        "sidocakep.pk", string="PK", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="pk_id.company_id", store=True, index=True)
    state = fields.Char(required=True, help="State of the PK when it was returned.")
    frozen_values = fields.Json(required=True)
    frozen_hash = fields.Char(string="Seal", required=True)
    signed_first_on = fields.Datetime(string="Signed by Party I On", required=True)
    signed_first_by_id = fields.Many2one(
        "res.users", string="Signed as Party I", required=True, ondelete="restrict"
    )
    signed_second_on = fields.Datetime(string="Signed by Party II On")
    signed_second_by_id = fields.Many2one(
        "res.users", string="Signed as Party II", ondelete="restrict"
    )
    void_on = fields.Datetime(string="Voided On", required=True)
    void_by_id = fields.Many2one(
        "res.users", string="Voided By", required=True, ondelete="restrict"
    )
    void_reason = fields.Text(string="Reason", required=True)

    @api.depends("pk_id", "void_on")
    def _compute_display_name(self):
        for snapshot in self:
            day = fields.Date.to_string(snapshot.void_on)
            snapshot.display_name = f"{snapshot.pk_id.display_name} ({day})"

    @api.model_create_multi
    def create(self, vals_list):
        """Only the return of a signed PK writes here."""
        if not is_workflow_bypassed(self.env):
            self._refuse_change()
        return super().create(vals_list)

    @api.model
    def _get_recorded_text(self):
        return self.env._(
            "The history of signatures can neither be changed nor deleted."
        )
