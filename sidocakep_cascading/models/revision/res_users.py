from odoo import api, models

from ...const import ORGANISASI_GROUP
from .sidocakep_pk_mutasi import FAILED_ACTIVITY

HR = "sidocakep_base.group_hr"


class ResUsers(models.Model):
    """A mutasi that no revision followed: HR and Bagian Organisasi mend its cause."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        if any(map(self.env.user.has_group, (HR, ORGANISASI_GROUP))):
            kind = self.env.ref(FAILED_ACTIVITY)
            label = self.env._("Mutasi Without a Proposed Revision")
            items.append(
                self._make_work(
                    label,
                    "sidocakep.pk",
                    [("activity_ids", "any", [("activity_type_id", "=", kind.id)])],
                    action="sidocakep_cascading.sidocakep_pk_action",
                )
            )
        return items
