from odoo import fields, models


class SidocakepPlanNode(models.Model):
    """A line of the Renstra has other codes in the finance system, too."""

    _name = "sidocakep.plan.node"
    _inherit = "sidocakep.plan.node"

    # The plan says nothing else by it: it may be told after the plan was decided.
    _workflow_part_free_fields = frozenset({"finance_codes"})

    finance_codes = fields.Char(
        string="Codes in the Finance System",
        help="Codes by which the files of the finance system name this line, where "
        "they differ from its own; several with a comma between them.",
    )
