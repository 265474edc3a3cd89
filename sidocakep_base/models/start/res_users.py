from odoo import api, models

from ...const import OFFICIAL_GROUP

ORGANISASI = "sidocakep_base.group_organisasi"


class ResUsers(models.Model):
    """The first screen leads who sets up to the first steps."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        """Add the steps that are open, until the last of them was taken."""
        items = super()._get_waiting_work()
        if not self.env.user.has_group(ORGANISASI):
            return items
        steps = self.env["sidocakep.start.step"]
        # Alone: looking at all of them asks many questions.
        if steps.search([], order="sequence desc, id desc", limit=1).is_done:
            return items
        still_open = steps.search([("code", "!=", False)])
        still_open = still_open.filtered(lambda step: not step.is_done)
        title = self.env._("First Steps")
        first_steps = self._make_work(
            title,
            "sidocakep.start.step",
            [("id", "in", still_open.ids)],
            action="sidocakep_base.sidocakep_start_step_action",
        )
        return [first_steps, *items]

    def _notify_inviter(self):
        """Odoo opens a chat with whoever logs in first, before who made the login.

        A regency has thousands of officials, and one administrator.
        """
        officials = self.filtered(lambda user: user.has_group(OFFICIAL_GROUP))
        return super(ResUsers, self - officials)._notify_inviter()
