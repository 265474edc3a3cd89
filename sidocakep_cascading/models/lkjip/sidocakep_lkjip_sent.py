"""The report of the government goes upwards, with a letter to each recipient."""

from odoo import models

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_settled

from .sidocakep_lkjip import SIGNED


class SidocakepLkjip(models.Model):
    """The report of the government goes upwards when the head of region signed it."""

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _keep_sent(self):
        """Keep the day on which the last recipient was written to."""
        for report in self.sudo():
            days = report.dispatch_ids.mapped("letter_date")
            if report.state != SIGNED or not days or not all(days):
                continue
            first = report.previous_id.first_sent_on or max(days)
            if report.first_sent_on != first:
                report._with_workflow_bypass().write({"first_sent_on": first})
                seal_settled(report)
            report.activity_feedback(list(report._step_activities))
            deadlines = self.env["sidocakep.deadline"].sudo()
            deadlines._sync(report.company_id, [report.year])._update_activities()
