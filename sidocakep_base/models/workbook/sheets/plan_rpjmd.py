"""What ties the sheet "Rencana" of an agency to the RPJMD of its government."""

from ....const import OBJECTIVE_LEVELS
from .plan_words import NodeWords


class PlanGuide:
    """The objective of the RPJMD that a node supports.

    Gunung Mas 24/2024 art. 5(1): a Renstra is guided by the RPJMD.
    """

    _is_guided = False

    def _has_guide(self):
        """Tell whether the plan is of an agency, which the RPJMD guides."""
        return bool(self.company.parent_id)

    def lists(self):
        return {"rpjmd_nodes": tuple(map(self.upper.word_of, self.upper_nodes))}

    def _load_upper(self):
        """Read what the plan may support: the objectives of the RPJMD."""
        plan = self.run.plan.parent_plan_id.sudo()
        domain = [("plan_id.kind", "=", "rpjmd"), ("level", "in", OBJECTIVE_LEVELS)]
        if plan:
            domain.append(("plan_id", "in", plan._get_versions().ids))
        else:
            domain.append(("company_id", "in", self.company.parent_ids.ids))
        domain.append(("plan_id.state", "!=", "amended"))
        self.upper = NodeWords()
        self.upper_nodes = self.env["sidocakep.plan.node"].search(
            domain if self._has_guide() else [("id", "=", 0)], order="parent_path"
        )
        for node in self.upper_nodes:
            self.upper.add_record(node)
        self._upper_by_identity = {node.identity: node for node in self.upper_nodes}

    def _upper_word(self, node):
        known = self._upper_by_identity.get(node.identity)
        return self.upper.word_of(known) if known else node.code or node.name

    def _upper_vals(self, row):
        """Tie the node to the RPJMD, and by it the plan that is not guided yet."""
        found = self.upper.find(row.get("rpjmd"))
        node = self.resolve(row, "rpjmd", found, self.upper.words())
        if node is None:
            return {}
        plan = self.run.plan
        if not plan.parent_plan_id and not self._is_guided:
            self._is_guided = True
            vals = {"parent_plan_id": node.plan_id.id}
            self.pend("sidocakep.plan", row, plan.display_name, vals, plan)
        return {"upper_node_id": node.id}
