from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.sidocakep_base.const import CAPACITY_PREFIXES, DEFINITIF

PERSPECTIVES = [
    ("stakeholder", "Stakeholders and Customers"),
    ("process", "Internal Process"),
    ("learning", "Learning and Growth"),
    ("finance", "Finance"),
]


class SidocakepPlanNode(models.Model):
    """What the strategy map asks of a node beyond the plan document itself."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    _trail_fields = frozenset({"perspective"})

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
        help="The positions involved and who holds them today.",
    )
    indicator_names = fields.Text(compute="_compute_indicator_names")

    @api.depends("responsible_job_id", "staff_job_ids")
    def _compute_persons(self):
        """Name today's holders; names are public, the personnel files are not read.

        Paser 23/2016 art. 3(2): penanggung jawab dan aparatur yang terlibat.
        """
        nodes = self.sudo()
        jobs = nodes.responsible_job_id | nodes.staff_job_ids
        holders = jobs._get_holders(self.env.user._get_office_day())
        for node, known in zip(self, nodes, strict=True):
            responsible = holders.get(known.responsible_job_id.id, ())
            node.responsible_person = _name_holders(responsible)
            staff = []
            for job in known.staff_job_ids:
                people = _name_holders(holders.get(job.id, ()))
                staff.append(f"{job.name}: {people}" if people else job.name)
            node.staff_persons = "\n".join(staff)

    @api.depends("indicator_ids.name")
    def _compute_indicator_names(self):
        for node in self:
            node.indicator_names = "\n".join(node.indicator_ids.mapped("name"))

    @api.constrains("link_ids", "plan_id")
    def _check_links(self):
        """Cause and effect are different nodes of one plan. Paser 23/2016 art. 3(2)."""
        for node in self:
            if node in node.link_ids:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" cannot be its own cause. Choose another node.',
                        node=node.display_name,
                    )
                )
            foreign = node.link_ids.filtered(
                lambda effect, node=node: effect.plan_id != node.plan_id
            )
            if foreign:
                raise ValidationError(
                    self.env._(
                        '"%(effect)s" is in another plan than "%(node)s": cause and '
                        "effect are drawn within one map. Choose a node of the same "
                        "plan.",
                        effect=foreign[0].display_name,
                        node=node.display_name,
                    )
                )


def _name_holders(holders):
    """Return the names, with the capacity of who is not appointed for good."""
    return "; ".join(
        holder.employee.name
        if holder.capacity == DEFINITIF
        else f"{holder.employee.name} ({CAPACITY_PREFIXES[holder.capacity]})"
        for holder in holders
    )
