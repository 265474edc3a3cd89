from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.document_lang import document_lang

from .drawing_mixin import ACHIEVEMENT_KEY

TREE_REPORT = "sidocakep_report.action_report_performance_tree"


class SidocakepPerformanceTree(models.Model):
    """The tree is issued as it is decided, and says what prints it."""

    _name = "sidocakep.performance.tree"
    _inherit = ["sidocakep.performance.tree", "sidocakep.drawing.mixin"]

    _issue_label = "Pohon Kinerja"
    _issue_report = TREE_REPORT

    def _get_print_action(self):
        return super()._get_print_action() or TREE_REPORT

    def _get_drawings(self):
        """PermenPANRB 89/2021."""
        nodes = self.env["sidocakep.performance.tree.node"]
        nodes = nodes.with_context(lang=document_lang(self.env))
        found = nodes.search([("tree_id", "in", self.ids)], order="sequence, id")
        trees = found.grouped("tree_id")
        return {tree.id: tree._get_drawing(trees.get(tree, nodes)) for tree in self}

    def _get_drawing(self, nodes):
        """Return heading and cards of the tree; what stands above comes first."""
        company, day = self.sudo().company_id, self.document_date
        content = {
            "title": self.display_name,
            "year": str(self.year),
            "government": company.root_id.name,
            "holder": company.name,
            "document": self.document_number or "",
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            "rows": [
                node._get_drawn_row()
                for node in nodes.sorted(lambda node: node.parent_path.count("/"))
            ],
        }
        if key := self.env.context.get(ACHIEVEMENT_KEY):
            shown = self.with_context(lang=document_lang(self.env)).achievement_view
            periods = {period["key"]: period for period in shown["periods"]}
            if key in periods:
                content["counted"] = periods[key]
        return content
