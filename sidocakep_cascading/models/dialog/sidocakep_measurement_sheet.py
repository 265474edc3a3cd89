from odoo import models
from odoo.exceptions import UserError

from .sidocakep_dialog import DRAFT


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

    def _drop(self):
        """Keep what a dialog decided on, or decides something about."""
        rows = self.env["sidocakep.dialog.line"].sudo()
        rows = rows.search([("measurement_line_id", "in", self.line_ids.ids)])
        loose = rows.filtered(
            lambda row: row.dialog_id.state == DRAFT and not row.follow_up_ids
        )
        kept = (rows - loose).measurement_line_id.sheet_id
        loose._with_workflow_bypass().unlink()
        return super(SidocakepMeasurementSheet, self - kept)._drop()
