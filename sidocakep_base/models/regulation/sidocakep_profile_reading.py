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
#: Which other yearly plan the RKT is.
RKT_BOTH, RKT_RENJA, RKT_NEITHER = "both", "renja", "neither"
RKT_READINGS = [
    (RKT_BOTH, "The Renja and the RKPD"),
    (RKT_RENJA, "The Renja Only"),
    (RKT_NEITHER, "No Other Plan"),
]
#: The columns of a plan named by six years, 2025-2030.
SIX_COLUMNS, FIVE_COLUMNS = "six", "five"
PLAN_COLUMNS = [
    (SIX_COLUMNS, "Six Columns, the First Without a Number"),
    (FIVE_COLUMNS, "Five Columns"),
]


class SidocakepProfile(models.Model):
    """Readings of an article are chosen, and the help says what a choice means."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    pk_accepts_rka = fields.Boolean(
        string="Definitive RKA Suffices",
        help="Ticked: while the DPA of the year is not ratified, an agreement may "
        "stand on its definitive RKA, and says so; once there is a DPA, that alone "
        "counts. Not ticked: without a ratified DPA nobody can propose an agreement.",
    )
    planning_month = fields.Selection(
        MONTHS,
        string="Planning Season From",
        default="1",
        help="Month of the year before in which the planning of a year begins; from "
        "its first day on, an agency without an RKT for that year is found. Empty: "
        "not before the year has a budget.",
    )
    rkt_stands_for = fields.Selection(
        RKT_READINGS,
        string="RKT Stands For",
        required=True,
        default=RKT_BOTH,
        help="The regulation asks for a yearly plan beside Renstra and RPJMD. The "
        "Renja and the RKPD: the RKT of an agency and that of the government are these "
        "plans. The Renja only: the RKPD is a document of its own, whose number and "
        "date are entered with the RKA of each agency. No other plan: the Renja is a "
        "document of its own too. An RKT is asked for either way.",
    )
    plan_columns = fields.Selection(
        PLAN_COLUMNS,
        string="Years of a Six-Year Plan",
        required=True,
        default=SIX_COLUMNS,
        help="A plan named by the years of taking and leaving office (2025-2030) has "
        "five numbered years. Six columns: Tabel II of the RKT shows the year of "
        "taking office before them, without a number, and an RKT is asked for it. Five "
        "columns: that year has none, and no RKT is asked for it.",
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
