"""Each figure of a row opens what it is made of."""

from odoo import fields, models

from odoo.addons.sidocakep_base.const import BUDGET_DAY


class SidocakepAgencyStanding(models.Model):
    """Row > its lines > the figure > its evidence: three clicks."""

    _name = "sidocakep.agency.standing"
    _inherit = "sidocakep.agency.standing"

    def _open_source(self, action, domain, context=None):
        """Return the action of a source, for this agency and no filter of its own."""
        self.ensure_one()
        self.check_access("read")
        found = self.env["ir.actions.act_window"]._for_xml_id(action)
        return found | {
            "display_name": f"{found['name']}: {self.company_id.name}",
            "domain": domain,
            "context": {"create": False, **(context or {})},
        }

    def action_view_lines(self):
        """Open the measured indicators of the agency in the period."""
        self._ensure_row()
        return self._open_source(
            "sidocakep_cascading.sidocakep_measurement_analysis_action",
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("period_kind", "=", self.period_kind),
                ("period_no", "=", self.period_no),
            ],
        )

    def action_view_red_lines(self):
        """Open those that are below their target."""
        action = self.action_view_lines()
        domain = [("status", "=", "ok"), ("is_met", "=", False)]
        return action | {"domain": action["domain"] + domain}

    def action_view_measurement(self):
        """Open the measurement of the agency."""
        self._ensure_row()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": "sidocakep.measurement",
            "res_id": self.measurement_id.id,
            "views": [(False, "form")],
        }

    def action_view_absorption(self):
        """Open the DPA, its cash plan and what was spent to the end of the period.

        The DPA is that of its last day, as in the row; the total is the share of it.
        """
        self._ensure_row()
        months = [f"{number:02}" for number in range(1, self.date_end.month + 1)]
        return self._open_source(
            "sidocakep_base.sidocakep_realisation_analysis_action",
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                "|",
                ("month", "=", False),
                ("month", "in", months),
            ],
            {
                BUDGET_DAY: fields.Date.to_string(self.date_end),
                "search_default_group_company": 1,
                "search_default_group_program": 2,
                "search_default_group_node": 3,
            },
        )

    def action_view_late(self):
        """Open the documents that were due to the period, late ones first."""
        self._ensure_row()
        last = max(filter(None, (self.date_end, self.date_due)))
        return self._open_source(
            "sidocakep_cascading.sidocakep_punctuality_action",
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                ("station", "=", "document"),
                ("date_due", "<=", last),
            ],
        )

    def action_view_follow_ups(self):
        """Open what is to be followed up, as many as are counted."""
        self._ensure_row()
        return self._open_source(
            "sidocakep_cascading.sidocakep_open_follow_up_action",
            [("company_id", "child_of", self.company_id.id)],
        )
