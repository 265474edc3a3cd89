"""Parts of a performance report: made by the program, in part written by people."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError


class SidocakepLkjipPartMixin(models.AbstractModel):
    """A row of a report: nobody adds or drops one, people write only what is named."""

    _name = "sidocakep.lkjip.part.mixin"
    _description = "Part of a Performance Report"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _workflow_document_field = "lkjip_id"
    #: What people write; the program writes the rest.
    _written_fields = frozenset()

    lkjip_id = fields.Many2one(
        "sidocakep.lkjip",
        string="Performance Report (LKjIP)",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="lkjip_id.company_id", store=True, index=True, precompute=True
    )

    @api.model_create_multi
    def create(self, vals_list):
        if not self._workflow_bypassed():
            raise self._get_shape_error()
        return super().create(vals_list)

    def write(self, vals):
        foreign = vals.keys() - self._written_fields
        if foreign and not self._workflow_bypassed():
            labels = self.fields_get(sorted(foreign), ["string"]).values()
            raise WorkflowFieldError(
                self.env._(
                    "%(fields)s of a performance report is written by the program. "
                    "Take the new figures, or write the text of the section.",
                    fields=", ".join(label["string"] for label in labels),
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_program(self):
        if not self._workflow_bypassed():
            raise self._get_shape_error()

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "The sections of a performance report follow from the regulation "
                "profile, what stands in them from the locked figures. Write the text "
                "of a section instead."
            )
        )

    def _check_may_write(self):
        """Refuse a button to who may not write this, or when the report is signed."""
        self.check_access("write")
        self._check_document_open()
