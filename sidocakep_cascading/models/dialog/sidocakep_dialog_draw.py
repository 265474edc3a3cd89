"""A dialog is prepared when its period was measured, and drawn from the sheets."""

from datetime import date

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.document.version_mixin import CANCELLED

from ...const import REPLACED as MEASUREMENT_REPLACED
from .sidocakep_dialog import DRAFT, KEY_FIELDS


class SidocakepDialog(models.Model):
    """The rows are those of the PKs whose second party the superior is."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    @api.model
    def _cron_open(self):
        """Prepare what was measured, and follow figures that changed since."""
        day = self.env.user._get_office_day()
        sheets = self._find_sheets(
            [
                ("measurement_id.date_end", ">=", date(day.year - 1, 1, 1)),
                ("measurement_id.date_end", "<", day),
            ]
        )
        made = self._make(sheets)
        waiting = self.sudo().search([("state", "=", DRAFT)])
        (waiting - made)._draw()
        made._ask_to_hold()

    def _find_quoted(self):
        """Return ``{id: measurements of its figures}``, all versions; sudo."""
        return {
            item.id: (
                item.sudo().line_ids.measurement_line_id.measurement_id
            )._find_versions_of_period()
            for item in self
        }

    @api.model
    def _find_sheets(self, domain):
        """Return ``{key: the last sheets of the PKs below a superior}``; sudo."""
        sheets = self.env["sidocakep.measurement.sheet"].sudo()
        states = (MEASUREMENT_REPLACED, CANCELLED)
        found = sheets.search(
            [
                *domain,
                ("superior_job_id", "!=", False),
                ("measurement_id.state", "not in", states),
            ]
        )
        found = found.sorted(lambda sheet: (sheet.measurement_id.version, sheet.id))
        last = {(*_get_key(sheet), sheet.pk_id): sheet for sheet in found}
        return sheets.union(*last.values()).sorted().grouped(_get_key)

    @api.model
    def _make(self, sheets):
        """Create and draw the dialogs of superiors who have none yet; sudo.

        :param sheets: ``{key: sheets}``; where the profile has no name for the meeting
            none is prepared
        """
        known = {tuple(key) for key in self.sudo()._read_group([], [*KEY_FIELDS])}
        vals_list = []
        for key, items in sheets.items():
            job, year, kind, number = key
            end = items[:1].measurement_id.date_end
            profile = job.company_id._get_profile(end)
            rhythm = self._prepare_rhythm(profile, kind, number)
            if key in known or not profile.dialog_name or rhythm is None:
                continue
            vals_list.append(
                {
                    **rhythm,
                    "job_id": job.id,
                    "year": year,
                    "period_kind": kind,
                    "period_no": number,
                    "date_end": end,
                }
            )
        writer = self.sudo()._with_workflow_bypass()
        made = writer.create(vals_list).with_env(self.sudo().env)
        made._draw(sheets)
        made.attendee_ids._invite(made)
        return made

    def action_draw(self):
        """Bring the rows in line with the figures, and add what was written since."""
        self.check_access("write")
        for dialog in self:
            if dialog.state != DRAFT:
                raise UserError(
                    self.env._(
                        "%(dialog)s is %(state)s and stays as it is. Correct it in a "
                        "next version.",
                        dialog=dialog.display_name,
                        state=dialog._get_state_label(),
                    )
                )
        self._draw()
        self.sudo().line_ids._assemble()
        return True

    def _draw(self, sheets=None):
        """Add the rows that are missing, and let the others follow their figures.

        :param sheets: ``{key: sheets}`` if they were read already
        """
        dialogs = self.sudo()
        if sheets is None:
            sheets = self._find_sheets(
                [
                    ("superior_job_id", "in", dialogs.job_id.ids),
                    ("measurement_id.year", "in", dialogs.mapped("year")),
                ]
            )
        lines = self.env["sidocakep.dialog.line"].sudo()._with_workflow_bypass()
        vals_list = []
        for dialog in dialogs:
            wanted = sheets.get(dialog._get_key())
            if wanted:
                vals_list += dialog._follow(wanted.line_ids)
        lines.create(vals_list)._assemble()

    def _follow(self, measured):
        """Follow the measured rows; return the values of the rows that are missing."""
        self.ensure_one()
        known = {line.pk_line_id: line for line in self.line_ids}
        wanted = measured.pk_line_id
        for pk_line, line in known.items():
            if pk_line not in wanted and not line.follow_up_ids:
                line._with_workflow_bypass().unlink()
        vals_list = []
        for number, row in enumerate(measured, 1):
            vals = {"measurement_line_id": row.id, "sequence": number}
            line = known.get(row.pk_line_id)
            if not line:
                vals_list.append({**vals, "dialog_id": self.id})
            elif (line.measurement_line_id, line.sequence) != (row, number):
                line._with_workflow_bypass().write(vals)
        return vals_list

    def _get_key(self):
        return tuple(self[name] for name in KEY_FIELDS)

    # ------------------------------------------------------------------
    # The next version
    # ------------------------------------------------------------------

    def _create_next(self, default=None):
        """A correction is made by the program too; who may ask for it is checked."""
        successor = super(SidocakepDialog, self.sudo())._create_next(default)
        return successor.with_env(self.env)

    def _prepare_next_vals(self, default):
        """Keep which dialog it is."""
        vals = super()._prepare_next_vals(default)
        kept = self._convert_to_write(
            {name: self[name] for name in (*KEY_FIELDS, "date_end", "is_semester")}
        )
        return vals | kept

    def _copy_parts_to(self, successor):
        """A correction keeps who met and what was written; figures are drawn anew."""
        for part in (self.line_ids, self.attendee_ids):
            part.sudo()._with_workflow_bypass().copy({"dialog_id": successor.id})
        successor._draw()
        return super()._copy_parts_to(successor)


def _get_key(sheet):
    item = sheet.measurement_id
    return sheet.superior_job_id, item.year, item.period_kind, item.period_no
