from collections import defaultdict

from odoo import models
from odoo.fields import Command


class SidocakepPerformanceTreeNode(models.Model):
    """Cards in the next version of their tree, and in the tree of the next year."""

    _name = "sidocakep.performance.tree.node"
    _inherit = "sidocakep.performance.tree.node"

    def _copy_to_tree(self, tree):
        """Copy the nodes to another version or year of their tree with identities.

        One batch per depth, so that a parent exists before its children.
        """
        new_of = {}
        successor_of = self._get_plan_successors(tree.year)
        by_depth = defaultdict(self.browse)
        for node in self:
            by_depth[node.parent_path.count("/")] |= node
        for depth in sorted(by_depth):
            vals_list = [
                {
                    **node._prepare_copy_vals(successor_of),
                    "tree_id": tree.id,
                    "parent_id": new_of[node.parent_id].id if node.parent_id else False,
                }
                for node in by_depth[depth]
            ]
            # The links come along although the new tree is not complete yet.
            copies = self._with_workflow_bypass().create(vals_list).with_env(self.env)
            new_of |= zip(by_depth[depth], copies, strict=True)
        return tree.node_ids

    def _prepare_copy_vals(self, successor_of):
        """Return the content of this node for another tree.

        :param successor_of: see :meth:`_get_plan_successors`
        """
        self.ensure_one()
        node = self.sudo()
        plan_node_ids = [
            successor_of[one.id] for one in node.plan_node_ids if one.id in successor_of
        ]
        return {
            "identity": node.identity,
            "kind": node.kind,
            "sequence": node.sequence,
            "name": node.name,
            "explanation": node.explanation,
            "indicator_text": node.indicator_text,
            "indicator_ids": [Command.set(node.indicator_ids.ids)],
            "plan_node_ids": [Command.set(plan_node_ids)],
            "job_ids": [Command.set(node.job_ids.filtered("active").ids)],
        }

    def _get_plan_successors(self, year):
        """Return {linked plan node id: the same node in the plan in force in ``year``}.

        A node that the plan of that year does not have any more is left out.
        """
        linked = self.sudo().plan_node_ids
        current = linked.search(
            [
                ("identity", "in", list(set(linked.mapped("identity")))),
                ("plan_id.state", "=", "decided"),
                ("plan_id.year_start", "<=", year),
                ("plan_id.year_end", ">=", year),
            ]
        )
        by_identity = {(node.company_id, node.identity): node.id for node in current}
        return {
            node.id: by_identity[node.company_id, node.identity]
            for node in linked
            if (node.company_id, node.identity) in by_identity
        }

    def _refresh_plan_links(self):
        """Lead links to amended plans to the same nodes of the plan in force."""
        for tree in self.tree_id:
            nodes = self.filtered(lambda node, tree=tree: node.tree_id == tree)
            successor_of = nodes._get_plan_successors(tree.year)
            for node in nodes:
                before = node.sudo().plan_node_ids
                outdated = before.filtered(lambda one: one.plan_id.state == "amended")
                after = (before - outdated).ids + [
                    successor_of[one.id] for one in outdated if one.id in successor_of
                ]
                if outdated and after != before.ids:
                    node.write({"plan_node_ids": [Command.set(after)]})
