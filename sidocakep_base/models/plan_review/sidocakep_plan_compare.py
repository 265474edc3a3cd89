from odoo import models
from odoo.exceptions import UserError


class SidocakepPlan(models.Model):
    """The versions of a plan side by side."""

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    def action_compare(self):
        """Show what differs from the version before; ask which one if there are more.

        Seen from the first version, the next one is compared with it.
        """
        self.ensure_one()
        versions = self._get_versions()
        if len(versions) < 2:
            raise UserError(
                self.env._(
                    "%(plan)s has one version only: there is nothing to compare. "
                    "Compare once it was amended.",
                    plan=self.display_name,
                )
            )
        after = self if self.previous_id in versions else versions[-2]
        comparison = self.env["sidocakep.plan.compare"].create({"plan_id": after.id})
        if len(versions) == 2:
            return comparison.action_compare()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_compare_action"
        )
        return action | {"res_id": comparison.id}
