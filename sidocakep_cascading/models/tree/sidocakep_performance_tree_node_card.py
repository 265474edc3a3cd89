"""What the card of a performance tree node shows, in a fixed number of queries."""

from odoo import api, fields, models


class SidocakepPerformanceTreeNode(models.Model):
    """Texts of a card: indicators, links, agencies asked or carried for.

    Read with elevated rights: whoever may see the node may see who carries it, also
    where the position or the plan belongs to another agency.
    """

    _name = "sidocakep.performance.tree.node"
    _inherit = "sidocakep.performance.tree.node"

    indicator_names = fields.Json(
        string="Indicators of the Card",
        compute="_compute_indicator_names",
        compute_sudo=True,
    )
    link_chips = fields.Json(
        string="Links of the Card", compute="_compute_link_chips", compute_sudo=True
    )
    crosscutting_chips = fields.Json(
        string="Crosscutting of the Card",
        compute="_compute_crosscutting_chips",
        compute_sudo=True,
    )

    @api.depends("indicator_ids.name", "indicator_text")
    def _compute_indicator_names(self):
        """List the indicators, then those that are only worded yet."""
        for node in self:
            names = [
                {"text": indicator.name, "linked": True}
                for indicator in node.indicator_ids
            ]
            names += [
                {"text": line.strip(), "linked": False}
                for line in (node.indicator_text or "").splitlines()
                if line.strip()
            ]
            node.indicator_names = names

    @api.depends(
        "plan_node_ids.name",
        "plan_node_ids.code",
        "plan_node_ids.level",
        "job_ids.name",
    )
    def _compute_link_chips(self):
        levels = dict(
            self.env["sidocakep.plan.node"]
            ._fields["level"]
            ._description_selection(self.env)
        )
        for node in self:
            chips = [
                {
                    "kind": "plan",
                    "text": f"{levels[one.level].split(' (')[0]}: {one.display_name}",
                    "outdated": one.plan_id.state == "amended",
                }
                for one in node.plan_node_ids
            ]
            chips += [
                {"kind": "job", "text": job.name, "outdated": False}
                for job in node.job_ids
            ]
            node.link_chips = chips

    @api.depends(
        "crosscutting_ids.state", "carried_ids.state", "crosscutting_ids.company_id"
    )
    def _compute_crosscutting_chips(self):
        labels = dict(
            self.env["sidocakep.crosscutting"]
            ._fields["state"]
            ._description_selection(self.env)
        )
        for node in self:
            asked = node.crosscutting_ids.filtered(lambda one: one.state != "withdrawn")
            carried = node.carried_ids.filtered(lambda one: one.state == "accepted")
            node.crosscutting_chips = [
                {
                    "agency": one.company_id._get_short_title(),
                    "state": one.state,
                    "label": labels[one.state],
                    "carries": one.carrier_text or "",
                    "incoming": False,
                }
                for one in asked
            ] + [
                {
                    "agency": one.asking_company_id._get_short_title(),
                    "state": one.state,
                    "label": labels[one.state],
                    "carries": one.node_id.display_name,
                    "incoming": True,
                }
                for one in carried
            ]
