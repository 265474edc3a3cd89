"""The meeting before its minutes: who is invited, and what is still to be written."""

from odoo import api, fields, models

from .sidocakep_dialog import DRAFT


class SidocakepDialog(models.Model):
    """What the superior and the note taker see while the dialog is prepared."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    missing_text = fields.Text(
        string="Still Missing",
        compute="_compute_missing_text",
        help="What the dialog lacks to be decided.",
    )
    meeting_text = fields.Char(
        string="As Invitation and Minutes Say It",
        compute="_compute_meeting_text",
        help="In the time of the office, whatever the clock of this device says.",
    )
    invitation_text = fields.Text(
        string="Invitation to Be Sent on",
        compute="_compute_invitation_text",
        help="When, where, what about and who is to come: to be sent to those who are "
        "invited, as they read it.",
    )

    @api.depends(
        *("state", "document_number", "document_date", "meeting_date"),
        *("note_taker_id", "attendee_ids.attendance", "amendment_reason"),
        *("line_ids.obstacle", "line_ids.solution", "line_ids.no_follow_up"),
        *("follow_up_ids.line_id", "follow_up_ids.responsible_job_id"),
        "follow_up_ids.date_due",
    )
    @api.depends_context("lang", "uid")
    def _compute_missing_text(self):
        """Say it to who writes the dialog down, before he asks for the decision."""
        drafts = self.filtered(lambda dialog: dialog.state == DRAFT and dialog._origin)
        self.missing_text = False
        for dialog in drafts._filtered_access("write"):
            missing = dialog._get_missing_for_decision()
            dialog.missing_text = "\n".join(f"- {text}" for text in missing) or False

    @api.depends("meeting_date")
    def _compute_meeting_text(self):
        for dialog in self:
            printed = dialog.meeting_date and dialog.sudo()._get_printed_meeting()
            dialog.meeting_text = printed and (
                f"{printed['held_on']}, pukul {printed['held_at']}"
            )

    @api.depends("state", "meeting_date", "place", "agenda", "attendee_ids")
    @api.depends_context("lang")
    def _compute_invitation_text(self):
        """Say of a meeting that has its day when, where and with whom it is."""
        for dialog in self:
            dialog.invitation_text = False
            if dialog.state == DRAFT and dialog.meeting_date:
                dialog.invitation_text = dialog._get_invitation_text()

    def _get_invitation_text(self):
        """Return the invitation as lines of a message."""
        self.ensure_one()
        printed = self.sudo()._get_printed_meeting()
        lines = [
            f"{self.title}, {self.period_text}",
            self.env._(
                "Day and hour: %(day)s, %(hour)s",
                day=printed["held_on"],
                hour=printed["held_at"],
            ),
        ]
        if self.place:
            lines.append(self.env._("Meeting place: %(place)s", place=self.place))
        if self.agenda:
            lines.append(
                self.env._("To be discussed: %(agenda)s", agenda=self.agenda.strip())
            )
        lines.append(self.env._("Who is invited:"))
        lines += [
            f"- {item.name}" + (f", {item.title}" if item.title else "")
            for item in self._get_invited()
        ]
        return "\n".join(lines)

    def _get_invited(self):
        """Return who is to come, without the superior, who invites."""
        self.ensure_one()
        superiors = self._get_superiors()
        return self.sudo().attendee_ids.filtered(
            lambda item: item.employee_id not in superiors
        )

    def action_mark_attended(self):
        """Enter that everybody came of whom nothing is said yet."""
        self.check_access("write")
        unsaid = self.attendee_ids.filtered(lambda item: not item.attendance)
        unsaid.write({"attendance": "attended"})
        return True
