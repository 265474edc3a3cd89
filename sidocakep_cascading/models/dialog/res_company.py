from odoo import models

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import OPEN


class ResCompany(models.Model):
    """What was agreed in dialogs and is not answered is owed too."""

    _name = "res.company"
    _inherit = "res.company"

    def _find_owed(self):
        """Add the follow-ups whose day has passed: a line for each position."""
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

        def say(**facts):
            return self.env._(
                "Follow-ups not answered: %(count)s, the first due on %(day)s "
                "(%(job)s)",
                **facts,
            )

        return self._add_owed(super()._find_owed(), late, "responsible_job_id", say)
