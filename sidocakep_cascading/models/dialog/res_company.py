from odoo import models

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import OPEN


class ResCompany(models.Model):
    """What was agreed in dialogs and is not answered is owed too."""

    _name = "res.company"
    _inherit = "res.company"

    def _find_owed(self):
        """Add the follow-ups whose day has passed: a line for each position."""
        owed = super()._find_owed()
        today = self.env.user._get_office_day()
        late = self.env["sidocakep.dialog.follow_up"].search(
            [
                ("company_id", "in", self._origin.ids),
                ("state", "=", OPEN),
                ("dialog_state", "=", "decided"),
                ("date_due", "<", today),
            ],
            order="date_due, id",
        )
        for (company, job), items in late.grouped(
            lambda item: (item.company_id, item.responsible_job_id)
        ).items():
            text = self.env._(
                "Follow-ups not answered: %(count)s, the first due on %(day)s "
                "(%(job)s)",
                count=len(items),
                day=self._format_day(items[0].date_due),
                job=job.sudo().name or "-",
            )
            row = (job.sudo().unit_code or "", items[0].date_due, text)
            owed.setdefault(company.id, []).append(row)
        return owed
