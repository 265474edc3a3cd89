from odoo import models
from odoo.exceptions import AccessError

from ...const import OUR_ADDONS


class IrModelFieldsSelection(models.Model):
    """The states of our documents are named by their addon, not by a request.

    Odoo lets an administrator rename a value of any field, and renames it in every row,
    past the workflow and the trail: three renames swap drafts and signed documents.
    """

    _inherit = "ir.model.fields.selection"

    def write(self, vals):
        if {"value", "field_id"} & vals.keys():
            self._check_not_ours()
        return super().write(vals)

    def _check_not_ours(self):
        for selection in self.sudo():
            field = selection.field_id
            if field.state != "manual" and field.modules.startswith(OUR_ADDONS):
                raise AccessError(
                    self.env._(
                        "The values of %(field)s are those of the program, which "
                        "documents stand in. Change what they are called instead.",
                        field=field.field_description,
                    )
                )
