from odoo import api, fields, models
from odoo.exceptions import ValidationError

PERSPECTIVES = [
    ("stakeholder", "Stakeholders and Customers"),
    ("process", "Internal Process"),
    ("learning", "Learning and Growth"),
    ("finance", "Finance"),
]


class SidocakepPlanNode(models.Model):
    """What the strategy map asks of a node beyond the plan document itself."""

    _name = "sidocakep.plan.node"
    _inherit = ["sidocakep.plan.node", "sidocakep.strategy.map.mixin"]

    perspective = fields.Selection(
        PERSPECTIVES,
        index="btree_not_null",
        help="Perspective of the balanced scorecard under which the node falls.",
    )
    responsible_person = fields.Char(
        compute="_compute_persons",
        help="Who holds the responsible position today.",
    )
    staff_persons = fields.Text(
        string="People Involved",
        compute="_compute_persons",
        help="Who holds the positions involved today.",
    )

    @api.depends("responsible_job_id", "staff_job_ids")
    def _compute_persons(self):
        """Name today's holders; names are public, the personnel files are not read.

        Paser 23/2016 art. 3(2): penanggung jawab dan aparatur yang terlibat.
        """
        nodes = self.sudo()
        jobs = nodes.responsible_job_id | nodes.staff_job_ids
        holders = jobs._get_holders(fields.Date.context_today(self))
        for node, known in zip(self, nodes, strict=True):
            responsible = holders.get(known.responsible_job_id.id, ())
            node.responsible_person = "; ".join(map(_name_holder, responsible))
            node.staff_persons = "\n".join(
                f"{_name_holder(holder)} - {job.name}"
                for job in known.staff_job_ids
                for holder in holders.get(job.id, ())
            )

    @api.constrains("link_ids", "plan_id")
    def _check_links(self):
        """Cause and effect are different nodes of one plan. Paser 23/2016 art. 3(2)."""
        for node in self:
            if node in node.link_ids:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" cannot be its own cause.', node=node.display_name
                    )
                )
            foreign = node.link_ids.filtered(
                lambda effect, node=node: effect.plan_id != node.plan_id
            )
            if foreign:
                raise ValidationError(
                    self.env._(
                        '"%(effect)s" is in another plan than "%(node)s": cause and '
                        "effect are drawn within one map.",
                        effect=foreign[0].display_name,
                        node=node.display_name,
                    )
                )


def _name_holder(holder):
    if holder.capacity == "definitif":
        return holder.employee.name
    return f"{holder.employee.name} ({holder.capacity.capitalize()}.)"
