"""Two versions of a plan side by side."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...engine.difference import compare
from ...engine.figures.indonesian import format_rupiah

#: What of a node is compared, in the order in which it is told.
NODE_FIELDS = (
    "parent_id",
    "level",
    "code",
    "name",
    "operational_definition",
    "responsible_job_id",
    "upper_node_id",
    "stakeholders",
    "beneficiaries",
)
#: Those of them that are nodes: of another version of the plan, or of the RPJMD, it is
#: the same node by identity.
NODE_LINKS = ("parent_id", "upper_node_id")
MOVED = "moved"


class SidocakepPlanCompare(models.TransientModel):
    """What an amendment changes: components, indicators, targets and costs.

    Components are the same by identity, indicators by themselves, targets by indicator
    and period, costs by component and year. The user compares what the user may read.
    """

    _name = "sidocakep.plan.compare"
    _description = "Compare Two Versions of a Plan"

    plan_id = fields.Many2one(
        "sidocakep.plan", string="Version After", required=True, ondelete="cascade"
    )
    before_id = fields.Many2one(
        "sidocakep.plan",
        string="Version Before",
        required=True,
        compute="_compute_before_id",
        store=True,
        precompute=True,
        readonly=False,
        ondelete="cascade",
        domain="[('id', 'in', version_ids), ('id', '!=', plan_id)]",
    )
    version_ids = fields.Many2many("sidocakep.plan", compute="_compute_version_ids")
    line_ids = fields.One2many("sidocakep.plan.compare.line", "compare_id")

    @api.model_create_multi
    def create(self, vals_list):
        """Odoo computes and checks with elevated rights; the plans are the user's."""
        comparisons = super().create(vals_list)
        (comparisons.plan_id | comparisons.before_id).check_access("read")
        return comparisons

    def write(self, vals):
        """Turned to other versions, they are the user's too."""
        result = super().write(vals)
        if vals.keys() & {"plan_id", "before_id"}:
            (self.plan_id | self.before_id).check_access("read")
        return result

    @api.depends("plan_id")
    def _compute_version_ids(self):
        for comparison in self:
            comparison.version_ids = comparison.plan_id._get_versions()

    @api.depends("plan_id")
    def _compute_before_id(self):
        for comparison in self:
            plan = comparison.plan_id
            comparison.before_id = plan.previous_id or (plan._get_versions() - plan)[:1]

    @api.constrains("plan_id", "before_id")
    def _check_versions(self):
        for comparison in self:
            if comparison.before_id not in comparison.plan_id._get_versions():
                raise ValidationError(
                    self.env._(
                        "%(before)s is not a version of %(plan)s: only versions of "
                        "one plan are compared. Choose a version of that plan.",
                        before=comparison.before_id.display_name,
                        plan=comparison.plan_id.display_name,
                    )
                )

    def action_compare(self):
        """Work out the differences and show them."""
        self.ensure_one()
        self._fill()
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "%(before)s and %(plan)s say the same: no difference was found. "
                    "Choose two other versions.",
                    before=self.before_id.display_name,
                    plan=self.plan_id.display_name,
                )
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_compare_line_action"
        )
        return action | {
            "display_name": self.env._(
                "%(before)s → %(plan)s",
                before=self.before_id.display_name,
                plan=self.plan_id.display_name,
            ),
            "domain": [("compare_id", "=", self.id)],
        }

    def _fill(self):
        """Replace the lines by the differences. A constant number of queries."""
        self.line_ids.unlink()
        vals_list = [
            *self._get_node_differences(),
            *self._get_indicator_differences(),
            *self._get_target_differences(),
            *self._get_cost_differences(),
        ]
        for sequence, vals in enumerate(vals_list):
            vals |= {"compare_id": self.id, "sequence": sequence}
        self.env["sidocakep.plan.compare.line"].create(vals_list)

    def _get_node_differences(self):
        """Return the lines of the components: came, went, moved, changed."""
        nodes = [self._get_nodes(plan) for plan in (self.before_id, self.plan_id)]
        parts = [
            {key: self._describe_node(node) for key, node in version.items()}
            for version in nodes
        ]
        # Other nodes are compared by identity and told by their names.
        for difference in compare(
            *(
                {
                    key: texts
                    | {
                        name: nodes[index][key][name].sudo().identity
                        for name in NODE_LINKS
                    }
                    for key, texts in version.items()
                }
                for index, version in enumerate(parts)
            )
        ):
            kind, key, field, old, new = difference
            node = nodes[1].get(key) or nodes[0][key]
            if field == "parent_id":
                kind = MOVED
            if field in NODE_LINKS:
                old, new = (version[key][field] for version in parts)
            yield self._prepare_line(
                "node",
                kind,
                node,
                field=self._get_label(node, field),
                before=node.display_name if kind == "removed" else old,
                after=node.display_name if kind == "added" else new,
            )

    def _get_indicator_differences(self):
        """Return the lines of the indicators: came, went, hang elsewhere."""
        versions, nodes_of = [], {}
        for plan in (self.before_id, self.plan_id):
            nodes = {}
            for node in self._get_nodes(plan).values():
                for indicator in node.indicator_ids:
                    nodes.setdefault(indicator, plan.node_ids.browse())
                    nodes[indicator] |= node
            nodes_of[plan] = nodes
            versions.append(
                {
                    indicator: {"node_ids": "\n".join(sorted(found.mapped("identity")))}
                    for indicator, found in nodes.items()
                }
            )
        for kind, indicator, field, _old, _new in compare(*versions):
            old, new = (
                nodes_of[plan].get(indicator) for plan in (self.before_id, self.plan_id)
            )
            texts = [
                "\n".join(found.mapped("display_name")) if found else False
                for found in (old, new)
            ]
            yield self._prepare_line(
                "indicator",
                MOVED if field else kind,
                (new or old)[0],
                indicator=indicator,
                field=self._get_label(indicator, field),
                before=texts[0] if field else (kind == "removed" and indicator.name),
                after=texts[1] if field else (kind == "added" and indicator.name),
            )

    def _get_target_differences(self):
        """Return the lines of the targets and baselines that are another figure."""
        place = self._get_place_of_indicators()
        versions = [
            {
                (
                    row.indicator_id,
                    row.kind,
                    row.period_kind,
                    row.year,
                    row.period_no,
                ): {"printed": row.printed_value}
                for row in plan.target_ids
                if row.figure_status != "not_reported"
            }
            for plan in (self.before_id, self.plan_id)
        ]
        labels = dict(
            self.env["sidocakep.target"]
            ._fields["kind"]
            ._description_selection(self.env)
        )
        for difference in compare(*versions):
            indicator, kind, _period_kind, year, _number = difference.key
            texts = [
                version.get(difference.key, {}).get("printed") for version in versions
            ]
            yield self._prepare_line(
                "target",
                difference.kind,
                place.get(indicator),
                indicator=indicator,
                field=labels[kind],
                year=year,
                before=texts[0],
                after=texts[1],
            )

    def _get_cost_differences(self):
        """Return the lines of the indicative costs."""
        nodes = [self._get_nodes(plan) for plan in (self.before_id, self.plan_id)]
        amounts = [
            {
                (key, cost.year): cost.amount
                for key, node in version.items()
                for cost in node.cost_ids
            }
            for version in nodes
        ]
        for difference in compare(
            *(
                {
                    key: {"amount": format_rupiah(amount)}
                    for key, amount in found.items()
                }
                for found in amounts
            )
        ):
            key, year = difference.key
            old, new = (found.get(difference.key) for found in amounts)
            node = nodes[1].get(key) or nodes[0][key]
            yield self._prepare_line(
                "cost",
                difference.kind,
                node,
                field=self._get_label(node, "estimated_cost"),
                year=year,
                before=format_rupiah(old) if old is not None else False,
                after=format_rupiah(new) if new is not None else False,
                amount_change=(new or 0) - (old or 0),
            )

    def _get_nodes(self, plan):
        """Return {identity: node} in the order in which a plan is read: by branches."""
        below = defaultdict(list)
        for node in plan.node_ids.sorted(
            lambda node: (node.sequence, node.code or "", node.id)
        ):
            below[node.parent_id].append(node)
        nodes = {}
        waiting = below[plan.node_ids.browse()][::-1]
        while waiting:
            node = waiting.pop()
            nodes[node.identity] = node
            waiting += below[node][::-1]
        return nodes

    def _get_place_of_indicators(self):
        """Return {indicator: its first node}, of the later version if it is there."""
        place = {}
        for plan in (self.plan_id, self.before_id):
            for node in plan.node_ids:
                for indicator in node.indicator_ids:
                    place.setdefault(indicator, node)
        return place

    def _describe_node(self, node):
        """Return {field: what the component says}, empty where it says nothing."""
        labels = dict(node._fields["level"]._description_selection(self.env))
        texts = {}
        for name in NODE_FIELDS:
            value = node[name]
            if name == "level":
                value = labels[value]
            elif isinstance(value, models.BaseModel):
                value = value.sudo().display_name or ""
            texts[name] = value or ""
        return texts

    def _get_label(self, record, field):
        if not field:
            return False
        return record._fields[field]._description_string(self.env)

    def _prepare_line(self, section, change, node, indicator=None, **vals):
        subject = indicator or node
        vals = {name: value or False for name, value in vals.items()}
        return {
            "section": section,
            "change": change,
            "node_id": node.id if node else False,
            "indicator_id": indicator.id if indicator else False,
            "level": node.level if node else False,
            "subject": subject.display_name,
            **vals,
        }
