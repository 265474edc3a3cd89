from odoo import fields, models

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import OPEN


class SidocakepDialogFollowUpEvidence(models.Model):
    """What shows that a follow-up was done; of the responsible post."""

    _name = "sidocakep.dialog.follow_up.evidence"
    _description = "Evidence of a Follow-up of a Dialog"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "follow_up_id, id"
    _workflow_document_field = "follow_up_id"

    follow_up_id = fields.Many2one(
        "sidocakep.dialog.follow_up",
        string="Follow-up of a Dialog",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="follow_up_id.company_id", store=True, index=True, precompute=True
    )

    def _check_document_open(self):
        result = super()._check_document_open()
        if not self._workflow_bypassed():
            self.follow_up_id.filtered(lambda item: item.state == OPEN)._check_sides(
                {"evidence_ids"}
            )
        return result
