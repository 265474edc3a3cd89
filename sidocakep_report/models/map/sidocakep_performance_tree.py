from odoo import models

TREE_REPORT = "sidocakep_report.action_report_performance_tree"


class SidocakepPerformanceTree(models.Model):
    """The tree says what prints it."""

    _name = "sidocakep.performance.tree"
    _inherit = "sidocakep.performance.tree"

    def _get_print_action(self):
        return super()._get_print_action() or TREE_REPORT
