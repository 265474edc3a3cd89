"""The head of region is told that the team has reported to him, and reads it."""

from odoo import fields, models

from odoo.addons.sidocakep_base.models.organisation.official import HEAD

ACTIVITY_READ = "sidocakep_cascading.mail_activity_type_measurement_report_read"


class SidocakepMeasurementReport(models.Model):
    """What was signed waits on the first screen of who it is written to.

    Gunung Mas 24/2024 art. 9(8), 9(9): the measurements go to the head of region. That
    he opened it stands in the trail of the report; it is no approval.
    """

    _name = "sidocakep.measurement.report"
    _inherit = "sidocakep.measurement.report"

    read_on = fields.Date(
        string="Read on",
        readonly=True,
        copy=False,
        help="When the head of region, or who acts for him, opened the report.",
    )
    read_by_id = fields.Many2one(
        "res.users", string="Read by", readonly=True, copy=False
    )

    def _filter_addressed(self):
        """Return those that are written to the current user, as things are today."""
        found = self._get_addressees()
        return self.filtered(lambda report: found[report.id] == self.env.user)

    def _get_addressees(self):
        """Return ``{report id: the login of the head of region today}``."""
        day = self.env.user._get_office_day()
        heads = self.company_id.sudo()._get_officials(HEAD, day, asked=True)
        nobody = self.env["res.users"]
        return {
            report.id: heads[report.company_id.id].user
            if report.company_id.id in heads
            else nobody
            for report in self
        }

    def action_issue(self):
        result = super().action_issue()
        self._ask_to_read()
        return result

    def _ask_to_read(self):
        """Ask who it is written to; who signed for him has read it."""
        day = self.env.user._get_office_day()
        readers = self._get_addressees()
        asked = {
            report.id: (ACTIVITY_READ, readers[report.id], day)
            for report in self
            if readers[report.id] != self.env.user
        }
        self._hand_over((ACTIVITY_READ,), asked)

    def action_read(self):
        """Open the signed report; of who it is written to, that he has read it."""
        self.ensure_one()
        self.check_access("read")
        if not self.read_on and self._workflow_allowed("read"):
            day = self.env.user._get_office_day()
            self._transition("read", {"read_on": day, "read_by_id": self.env.uid})
            self._hand_over((ACTIVITY_READ,), {})
        return self._open_form()
