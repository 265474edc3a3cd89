from odoo import models
from odoo.exceptions import UserError


class SidocakepMeasurementSheet(models.Model):
    """From the sheet of a PK to the dialog in which its figures are discussed."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    def action_open_dialog(self):
        """Open the dialog of the direct superior on this period."""
        self.ensure_one()
        self.check_access("read")
        item = self.measurement_id.sudo()
        dialogs = self.env["sidocakep.dialog"].search(
            [
                ("job_id", "=", self.superior_job_id.id),
                ("year", "=", item.year),
                ("period_kind", "=", item.period_kind),
                ("period_no", "=", item.period_no),
            ],
            order="version desc, id desc",
            limit=1,
        )
        if not dialogs:
            raise UserError(
                self.env._(
                    "No dialog on these figures is prepared yet; the night after the "
                    "end of the period does it. To meet earlier, open the measurement "
                    "and press Dialogs."
                )
            )
        return dialogs._open_form()
