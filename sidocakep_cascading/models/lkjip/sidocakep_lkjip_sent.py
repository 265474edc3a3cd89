"""The report of the government goes upwards, with a letter to each recipient."""

from odoo import api, models

from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew

from .sidocakep_lkjip import SIGNED
from .sidocakep_lkjip_dispatch import RECEIVED, WAITING
from .sidocakep_lkjip_steps import ACTIVITY_SEND


class SidocakepLkjip(models.Model):
    """The report of the government goes upwards when the head of region signed it.

    It counts as sent when the last recipient was written to. PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _prepare_sending(self):
        """With the signature of the head of region it is to be sent upwards."""
        upwards = self.filtered(lambda report: report._is_sent_upwards())
        self.env["sidocakep.lkjip.dispatch"]._make_for(upwards)
        upwards._ask_to_send()

    def _ask_to_send(self):
        """Ask Bagian Organisasi to send it."""
        self._ask_step(ACTIVITY_SEND)

    def _keep_sent(self):
        """Keep the day on which the last recipient was written to, if all were."""
        for report in self.sudo():
            days = [row._get_sent_on() for row in report.dispatch_ids]
            is_sent = report.state == SIGNED and days and all(days)
            first = is_sent and (report.previous_id.first_sent_on or max(days))
            if report.first_sent_on == first:
                continue
            with sealing_anew(report):
                report._with_workflow_bypass().write({"first_sent_on": first})
            if first:
                report.activity_feedback(list(report._step_activities))
            else:
                report._ask_to_send()
            deadlines = self.env["sidocakep.deadline"].sudo()
            deadlines._sync(report.company_id, [report.year])._update_activities()

    @api.depends("dispatch_ids.state")
    def _compute_standing_text(self):
        return super()._compute_standing_text()

    def _get_signed_text(self, day):
        """Say how many have it, and who waits for it."""
        rows = self.sudo().dispatch_ids
        if not rows:
            return super()._get_signed_text(day)
        waiting = rows.filtered(lambda row: row.state == WAITING)
        if len(waiting) == len(rows):
            return super()._get_signed_text(day)
        if waiting:
            return self.env._(
                "Signed on %(day)s, sent to %(sent)s of %(all)s recipients; waits for "
                "its letter: %(waiting)s",
                day=day,
                sent=len(rows - waiting),
                all=len(rows),
                waiting=", ".join(waiting.mapped("recipient")),
            )
        return self.env._(
            "%(sent)s; received by %(received)s of %(all)s",
            sent=super()._get_signed_text(day),
            received=len(rows.filtered(lambda row: row.state == RECEIVED)),
            all=len(rows),
        )
