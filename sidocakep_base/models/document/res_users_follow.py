from odoo import models

from .document_lang import document_lang
from .sidocakep_trail import CHANGE


class ResUsers(models.Model):
    """Which agencies a login was given or lost by its posts stands in the trail."""

    # A concern a file.
    # pylint: disable-next=consider-merging-classes-inherited
    _inherit = "res.users"

    def _tell_followed(self, before):
        result = super()._tell_followed(before)
        env = self.with_context(lang=document_lang(self.env) or self.env.lang).env
        reason = env._("The positions of the official changed.")
        rows = []
        for user in self:
            old, new = before[user], user.company_ids
            lost, come = (
                ", ".join(part.mapped("name")) for part in (old - new, new - old)
            )
            rows.append(
                {
                    "kind": CHANGE,
                    "field_name": "company_ids",
                    "old_value": lost or None,
                    "new_value": come or None,
                    "reason": reason,
                }
            )
        self.env["sidocakep.trail"]._record(self, rows)
        return result
