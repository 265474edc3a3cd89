from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class SidocakepMutasi(models.TransientModel):
    """One decree that gives one or many officials another post from a day on."""

    _name = "sidocakep.mutasi"
    _description = "Record a Mutasi"

    date_start = fields.Date(
        string="In the New Position from",
        required=True,
        help="First day in the new position (TMT); the former one ends the day before.",
    )
    decree_number = fields.Char(required=True)
    decree_date = fields.Date(required=True)
    decree_scan = fields.Binary(string="Scan of the Decree")
    decree_scan_name = fields.Char(string="File of the Scan")
    line_ids = fields.One2many("sidocakep.mutasi.line", "mutasi_id", string="Officials")

    @api.model
    def default_get(self, fields):
        """Begin with the officials whose files were open or ticked."""
        values = super().default_get(fields)
        ids = self.env.context.get("default_employee_ids") or ()
        if "line_ids" in fields and ids:
            values["line_ids"] = [Command.create({"employee_id": id_}) for id_ in ids]
        return values

    def action_confirm(self):
        """Make the versions, all or none of them."""
        self.ensure_one()
        if not self.line_ids:
            raise UserError(self.env._("Nobody is named. Add at least one official."))
        self.line_ids._appoint()
        return {"type": "ir.actions.act_window_close"}

    def _prepare_version_vals(self):
        """Return what the versions keep of the decree."""
        self.ensure_one()
        return {
            "decree_number": self.decree_number,
            "decree_date": self.decree_date,
            "decree_scan": self.with_context(bin_size=False).decree_scan,
            "decree_scan_name": self.decree_scan_name,
        }
