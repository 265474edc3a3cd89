"""What follows a decided performance tree: its amendment, the tree of next year."""

from odoo import models
from odoo.exceptions import UserError

from ...const import TREE_LIVE_STATES


class SidocakepPerformanceTree(models.Model):
    """Successors of a performance tree. Nodes keep their identity in all of them."""

    _name = "sidocakep.performance.tree"
    _inherit = "sidocakep.performance.tree"

    _days_contained = {"document_date": ("previous_id.document_date",)}

    def _prepare_next_vals(self, default):
        """The decision of an amendment has its own number and date."""
        decision = {"document_number": False, "document_date": False}
        return super()._prepare_next_vals(decision | default)

    def _copy_parts_to(self, successor):
        """Copy the nodes."""
        self.node_ids._copy_to_tree(successor)
        return super()._copy_parts_to(successor)

    def action_copy_next_year(self):
        """Continue the tree in the next year, once, and show it.

        Nodes keep their identities, links follow the identity into the plan in force
        of that year, and the agencies that carry something are asked again.
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in ("decided", "ended"):
            raise UserError(
                self.env._(
                    "Only a decided tree is continued in the next year; %(tree)s is "
                    "%(state)s. Decide it first.",
                    tree=self.display_name,
                    state=self._get_state_label(),
                )
            )
        self.lock_for_update(allow_referencing=True)
        year = self.year + 1
        existing = self.sudo().search(
            [("company_id", "=", self.company_id.id), ("year", "=", year)], limit=1
        )
        if existing:
            raise UserError(
                self.env._(
                    "There is a tree for %(year)s already: %(tree)s. Open that tree.",
                    year=year,
                    tree=existing.display_name,
                )
            )
        vals = {
            "company_id": self.company_id.id,
            "year": year,
            "copied_from_id": self.id,
            "state": "draft",
            "version": 1,
        }
        tree = self._with_workflow_bypass().create(vals).with_env(self.env)
        self._as_copy().node_ids._copy_to_tree(tree._as_copy())
        self.env["sidocakep.crosscutting"]._ask_again(tree)
        return tree._open_form()

    def action_refresh_links(self):
        """Lead the links to the plan in force of the year, by identity."""
        self.check_access("write")
        for tree in self.filtered(lambda tree: tree.state in TREE_LIVE_STATES):
            tree.node_ids._refresh_plan_links()
        return True
