"""How a government reads what its regulation leaves open about plans and budgets."""

from odoo import fields, models

from ...const import MONTHS

#: How the budget of a programme is shown that serves several indicators.
BUDGET_ONCE = "once"
BUDGET_SHARED = "shared"
SHARED_BUDGETS = [
    (BUDGET_ONCE, "Shown Once, at the First Indicator"),
    (BUDGET_SHARED, "Shared Evenly"),
]


class SidocakepProfile(models.Model):
    """Readings of an article are chosen, and the help says what a choice means."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    pk_accepts_rka = fields.Boolean(
        string="Definitive RKA Suffices",
        help="An agreement may stand on the definitive RKA of the year while its DPA "
        "is not ratified yet.",
    )
    planning_month = fields.Selection(
        MONTHS,
        string="Planning Season From",
        default="1",
        help="Month of the year before in which the planning of a year begins; from "
        "its first day on, an agency without an RKT for that year is found. Empty: "
        "not before the year has a budget.",
    )
    rkt_is_work_plan = fields.Boolean(
        string="RKT Stands for Renja and RKPD",
        default=True,
        help="The yearly plan that the regulation asks for beside Renstra and RPJMD: "
        "is the RKT this plan, or are Renja and RKPD documents of their own?",
    )
    shared_budget = fields.Selection(
        SHARED_BUDGETS,
        string="Budget of Several Indicators",
        required=True,
        default=BUDGET_ONCE,
        help="Where one programme serves several indicators the DPA does not say what "
        "each of them costs. Shown once: the whole amount stands at the first of them. "
        "Shared evenly: each has an equal part. The sum is that of the DPA either way.",
    )
