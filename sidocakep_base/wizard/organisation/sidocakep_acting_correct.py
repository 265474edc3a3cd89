from odoo import api, fields, models

CORRECTED_FIELDS = (
    "decree_number",
    "decree_date",
    "decree_issuer",
    "decree_scan",
    "decree_scan_name",
    "date_start",
    "date_end",
)


class SidocakepActingCorrect(models.TransientModel):
    """Correct the decree of an acting official under which somebody signed."""

    _name = "sidocakep.acting.correct"
    _description = "Correct a Decree"

    acting_id = fields.Many2one(
        "sidocakep.acting.official", required=True, readonly=True, ondelete="cascade"
    )
    decree_number = fields.Char(required=True)
    decree_date = fields.Date(required=True)
    decree_issuer = fields.Char()
    decree_scan = fields.Binary(string="Scan of the Decree")
    decree_scan_name = fields.Char(string="File of the Scan")
    date_start = fields.Date(required=True)
    date_end = fields.Date()
    reason = fields.Char(required=True, help="Why the decree is corrected.")

    @api.model
    def default_get(self, fields):
        """Start from what the decree says now; its scan is kept unless replaced."""
        values = super().default_get(fields)
        acting = self.env["sidocakep.acting.official"].browse(values.get("acting_id"))
        acting.check_access("read")
        for name in set(CORRECTED_FIELDS) - {"decree_scan", "decree_scan_name"}:
            values.setdefault(name, acting[name])
        return values

    def action_confirm(self):
        """Make the new version and show it."""
        self.ensure_one()
        vals = {name: self[name] for name in CORRECTED_FIELDS}
        if not self.decree_scan:
            del vals["decree_scan"], vals["decree_scan_name"]
        new = self.acting_id._correct(vals, self.reason)
        return {
            "type": "ir.actions.act_window",
            "res_model": new._name,
            "res_id": new.id,
            "view_mode": "form",
        }
