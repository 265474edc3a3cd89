from odoo import api, models

from ..measurement.sidocakep_measurement_report import DRAFTERS
from .sidocakep_punctuality import REPORT

READ_ALL = "sidocakep_base.group_read_all"


class ResUsers(models.Model):
    """Who looks after all agencies is led to the one page of them first.

    What is open of follow-ups is what that page counts, wherever it was asked.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        """Add the reports to the head of region that nobody has signed yet.

        The one of a period is begun by hand: no activity stands on what is not there.
        """
        items = super()._get_waiting_work()
        if not any(map(self.env.user.has_group, DRAFTERS)):
            return items
        label = self.env._("Reports of the Measurement Not Issued")
        reports = self._make_work(
            label,
            "sidocakep.punctuality",
            [("station", "=", REPORT), ("done_on", "=", False)],
            late=[("timing", "=", "late")],
            action="sidocakep_cascading.sidocakep_punctuality_action",
        )
        return [*items, reports]

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        if not self.env.user.has_group(READ_ALL):
            return items
        label = self.env._("Agencies at a Glance")
        standing = self._make_work(
            label,
            "sidocakep.agency.standing",
            [("is_latest", "=", True), ("period_kind", "=", "quarter")],
            late=[("late_open_count", ">", 0)],
            action="sidocakep_cascading.sidocakep_agency_standing_action",
        )
        return [standing, *items]

    @api.model
    def _get_follow_up_work(self):
        """Count the recommendations of an LHE with what was decided in dialogs.

        Where none is open, the room of evaluations says whether there ever was one.
        """
        figures = self._watch(
            {
                "label": self.env._("Open Follow-ups"),
                "model": "sidocakep.open.follow.up",
                "domain": [],
                "late": [("days_late", ">", 0)],
                "action": "sidocakep_cascading.sidocakep_open_follow_up_action",
            }
        )
        is_open = any(item["count"] for item in figures)
        return figures if is_open else super()._get_follow_up_work()
