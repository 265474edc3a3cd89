from odoo import api, models

from odoo.addons.sidocakep_base.models.home.res_users_work import COORDINATOR

from .sidocakep_data_figure_send import ACTIVITY_ENTER

BAPPEDA = "sidocakep_base.group_bappeda"


class ResUsers(models.Model):
    """Figures that others owe, and targets that are not set; the daily letter.

    What one has to enter or to verify is asked by activities, which stand there.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        """Add the quarters without a target, for who sets it before it is too late."""
        user = self.env.user
        companies = self.env["res.company"]
        if user.has_group(COORDINATOR):
            companies |= user._get_own_agencies()
        if user.has_group(BAPPEDA):
            companies |= user._get_own_agencies().root_id
        items = super()._get_waiting_work()
        if not companies:
            return items
        label = self.env._("Set the Target That a Quarter Lacks")
        return [
            *items,
            self._make_work(
                label,
                "sidocakep.data.figure",
                [("lacks_target", "=", True), ("company_id", "in", companies.ids)],
                action="sidocakep_cascading.sidocakep_data_figure_action",
            ),
        ]

    @api.model
    def _get_watched_work(self):
        not_entered = self.env._("Figures Others Have Not Entered in Time")
        items = self._watch(
            {
                "label": not_entered,
                "model": "sidocakep.data.figure",
                "domain": [
                    ("state", "in", ["asked", "returned"]),
                    ("version", "=", 1),
                    ("date_due", "<", "today"),
                ],
                "action": "sidocakep_cascading.sidocakep_data_figure_action",
            },
        )
        return [*super()._get_watched_work(), *items]

    @api.model
    def _get_reminded_kinds(self):
        return [*super()._get_reminded_kinds(), ACTIVITY_ENTER]
