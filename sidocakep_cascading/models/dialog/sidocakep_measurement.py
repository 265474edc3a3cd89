from odoo import models

from .sidocakep_dialog import DECIDED, DRAFT


class SidocakepMeasurement(models.Model):
    """The dialogs on the figures of a measurement, of every superior in it."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def action_view_dialogs(self):
        """Prepare the dialogs of the superiors that have none yet, and show them all.

        Before the night does it: a meeting may be held as soon as figures are there.
        Who only reads the measurement sees those that are there.
        """
        self.ensure_one()
        self.check_access("read")
        if self._is_discussed_by_user():
            self._prepare_dialogs()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_dialog_action"
        )
        return action | {
            "domain": [
                ("job_id", "in", self.sudo().sheet_ids.superior_job_id.ids),
                ("year", "=", self.year),
                ("period_kind", "=", self.period_kind),
                ("period_no", "=", self.period_no),
            ],
            "context": {},
        }

    def _is_discussed_by_user(self):
        """Tell whether the user holds a dialog on it, or helps who does."""
        superiors = self.sudo().sheet_ids.superior_job_id
        return self.has_access("write") or bool(
            superiors & self.env.user._get_held_jobs()
        )

    def _prepare_dialogs(self):
        dialogs = self.env["sidocakep.dialog"]
        sheets = dialogs._find_sheets(
            [
                ("measurement_id.year", "=", self.year),
                ("measurement_id.period_kind", "=", self.period_kind),
                ("measurement_id.period_no", "=", self.period_no),
                ("superior_job_id", "in", self.sudo().sheet_ids.superior_job_id.ids),
            ]
        )
        dialogs._make(sheets)._ask_to_hold()

    def _find_quoting(self):
        """Add the dialogs that were decided on their figures."""
        dialogs = self.env["sidocakep.dialog"].sudo()
        return [
            *super()._find_quoting(),
            dialogs.search(
                [
                    ("state", "=", DECIDED),
                    ("line_ids.measurement_line_id.measurement_id", "in", self.ids),
                ]
            ),
        ]

    # ------------------------------------------------------------------
    # What is being prepared shows the version that counts
    # ------------------------------------------------------------------

    def _copy_parts_to(self, successor):
        """A dialog that is not decided shows the figures of the correction at once."""
        result = super()._copy_parts_to(successor)
        successor._redraw_dialogs()
        return result

    def action_cancel_correction(self):
        """The dialogs show what was accepted again."""
        result = super().action_cancel_correction()
        self._redraw_dialogs()
        return result

    def _redraw_dialogs(self):
        """Let the dialogs that are not decided follow the last version of a period."""
        for item in self.sudo():
            self.env["sidocakep.dialog"].sudo().search(
                [
                    ("state", "=", DRAFT),
                    ("job_id", "in", item.sheet_ids.superior_job_id.ids),
                    ("year", "=", item.year),
                    ("period_kind", "=", item.period_kind),
                    ("period_no", "=", item.period_no),
                ]
            )._draw()
