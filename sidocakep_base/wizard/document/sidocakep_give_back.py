from odoo import api, fields, models


class SidocakepGiveBack(models.TransientModel):
    """Asks why a document goes back; the document checks the rights.

    One dialog for every document that is submitted, and for what has a way back of its
    own (``_give_back``).
    """

    _name = "sidocakep.give.back"
    _description = "Return a Submitted Draft"

    res_model = fields.Selection(
        selection="_selection_res_model", string="Kind of Document", required=True
    )
    res_id = fields.Many2oneReference(
        string="Document", model_field="res_model", required=True
    )
    reason = fields.Text(
        required=True, help="What must be changed; kept with the document."
    )

    @api.model
    def _selection_res_model(self):
        """Return the documents that go back with a reason, with their names."""
        get_name = self.env["ir.model"]._get
        return [
            (name, get_name(name).name)
            for name, model in sorted(self.env.registry.items())
            if hasattr(model, "_give_back") and not model._abstract
        ]

    def action_confirm(self):
        """Return the draft with the reason."""
        self.ensure_one()
        self.env[self.res_model].browse(self.res_id)._give_back(self.reason)
        return {"type": "ir.actions.act_window_close"}
