"""Parts of a performance report: made by the program, in part written by people."""

from odoo import api, fields, models
from odoo.exceptions import AccessError


class SidocakepLkjipPartMixin(models.AbstractModel):
    """A row of a report: nobody adds or drops one, people write only what is named."""

    _name = "sidocakep.lkjip.part.mixin"
    _description = "Part of a Performance Report"
    _inherit = ["sidocakep.shaped.part.mixin"]
    _workflow_document_field = "lkjip_id"

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

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "The sections of a performance report follow from the regulation "
                "profile, what stands in them from the locked figures. Write the text "
                "of a section instead."
            )
        )

    @api.model
    def _get_foreign_text(self, labels):
        return self.env._(
            "%(fields)s of a performance report is written by the program. Take the "
            "new figures, or write the text of the section.",
            fields=labels,
        )

    def _check_may_write(self):
        """Refuse a button to who may not write this, or when the report is signed."""
        self.check_access("write")
        self._check_document_open()
