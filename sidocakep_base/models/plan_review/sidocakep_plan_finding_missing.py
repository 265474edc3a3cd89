"""A document that an agency lacks: made by who may, shown to who looks on."""

from odoo import models

ORGANISASI = "sidocakep_base.group_organisasi"


class SidocakepPlanFinding(models.Model):
    """Bappeda makes no Renstra for another agency: it sees which lack one.

    An empty form of another agency would be filled in and refused only then.
    """

    _name = "sidocakep.plan.finding"
    _inherit = "sidocakep.plan.finding"

    def _open_new_plan(self):
        return self._open_own("sidocakep.plan", super()._open_new_plan)

    def _open_new_rkt(self):
        return self._open_own("sidocakep.rkt", super()._open_new_rkt)

    def _open_own(self, name, opener):
        """Open what is begun to all, and a new one to who may make it of the agency."""
        user, action = self.env.user, opener()
        is_own = self.company_id in user._get_own_agencies()
        may_make = self.env[name].has_access("create") and (
            is_own or user.has_group(ORGANISASI)
        )
        return action if may_make or action.get("res_id") else self._open_agencies()

    def _open_agencies(self):
        """Show the agencies that lack the document, to be read."""
        same = self.search(
            [
                ("kind", "=", self.kind),
                ("year", "=", self.year),
                *self._get_same_plan(),
            ]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.res_company_action"
        )
        title = dict(self._fields["kind"]._description_selection(self.env))[self.kind]
        return action | {
            "name": title,
            "display_name": title,
            "domain": [("id", "in", same.company_id.ids)],
            "context": {"create": False, "edit": False, "delete": False},
        }

    def _get_same_plan(self):
        """Return what agencies have in common that lack the same: the RPJMD."""
        if self.kind == "agency_without_plan":
            return [("plan_id", "=", self.plan_id.id)]
        return []
