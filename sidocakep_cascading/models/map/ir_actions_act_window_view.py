from odoo import fields, models


class IrActionsActWindowView(models.Model):
    """A window action may show the strategy map."""

    _name = "ir.actions.act_window.view"
    _inherit = ["ir.actions.act_window.view"]

    view_mode = fields.Selection(
        selection_add=[("sidocakep_map", "Strategy Map")],
        ondelete={"sidocakep_map": "cascade"},
    )
