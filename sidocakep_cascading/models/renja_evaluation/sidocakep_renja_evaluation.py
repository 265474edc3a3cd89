"""The evaluation of a Renja: each row of the DPA against the year and the Renstra."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.const import NODE_LEVELS
from odoo.addons.sidocakep_base.engine.absorption import Realised, absorb
from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS as NUMERALS
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind
from odoo.addons.sidocakep_base.known_fields import KnownMonetary
from odoo.addons.sidocakep_base.models.plan.sidocakep_plan_node import path_ids

from ..data_collection.data_state_words import STEPS, say_step
from ..measurement.measured_mixin import STATUSES
from ..measurement.measured_words import find_lacking
from .renja_evaluation_sql import QUERY

QUARTERS = (1, 2, 3, 4)
#: What a row counts of each quarter, and what the measurement of it says instead.
TEXTS = tuple(f"text_{number}" for number in QUARTERS)
OTHERS = tuple(f"other_{number}" for number in QUARTERS)


class SidocakepRenjaEvaluation(models.Model):
    """What a programme, kegiatan or sub kegiatan came to, by quarter and over the plan.

    The performance is that of the measured outputs, which the engine computed: by the
    accumulation of the indicator, so that percentages are not added over years, and a
    parent has figures of its own and no mean of its children's. Money is summed up the
    plan. Nothing of a later period enters an earlier one.

    Gunung Mas 24/2024 art. 11(4)d; the columns are those of the form that agencies use.
    """

    _name = "sidocakep.renja.evaluation"
    _inherit = ["sidocakep.view.mixin", "sidocakep.summed.mixin"]
    _description = "Evaluation of the Renja"
    _auto = False
    _covered_period = ("year", "period_kind", "period_no")
    _rec_name = "node_name"
    _order = "date_end desc, period_kind, company_id, code, node_id, id"
    _depends = {
        "res.company": ["parent_path", "currency_id"],
        "sidocakep.measurement": [
            *("company_id", "year", "period_kind", "period_no", "date_end"),
            *("state", "version"),
        ],
        "sidocakep.measurement.output": [
            *("measurement_id", "node_id", "level", "code", "indicator_id"),
            *("five_target_text", "past_text", "year_target_text", "realisation_text"),
            *("alone_text", "figure_id", "rests_on"),
            *("to_date_text", "year_status", "year_printed", "year_rating"),
            *("five_text", "five_status", "five_printed"),
        ],
        "sidocakep.data.figure": ["state", "date_end", "indicator_id", "year"],
        "sidocakep.plan": ["year_start"],
        "sidocakep.plan.node": ["identity", "name", "parent_path", "plan_id"],
        "sidocakep.plan.cost": ["node_id", "amount"],
        "sidocakep.budget": ["state"],
        "sidocakep.budget.line": ["budget_id", "node_id", "amount"],
        "sidocakep.realisation": [
            *("company_id", "year", "month", "node_id", "kind", "amount", "returned"),
            "is_current",
        ],
        "sidocakep.realisation.month": ["company_id", "year", "state"],
    }

    output_id = fields.Many2one(
        "sidocakep.measurement.output", string="Measured Output", readonly=True
    )
    measurement_id = fields.Many2one("sidocakep.measurement", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    agency_id = fields.Many2one(
        "res.company",
        string="Agency with Its Units",
        readonly=True,
        help="The agency, or the one whose unit it is: counted once.",
    )
    government_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    year = fields.Integer(string="Performance Year", readonly=True, aggregator=None)
    period_kind = fields.Selection(
        [("quarter", "Quarter"), ("year", "Year")], string="Period", readonly=True
    )
    period_no = fields.Integer(
        string="Quarter (0: the Year)", readonly=True, aggregator=None
    )
    date_end = fields.Date(string="End of the Period", readonly=True)
    is_latest = fields.Boolean(string="Latest Period", readonly=True)
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        readonly=True,
    )
    node_name = fields.Text(string="Name in the Plan", readonly=True)
    level = fields.Selection(NODE_LEVELS, string="Plan Level", readonly=True)
    code = fields.Char(readonly=True)
    indicator_id = fields.Many2one("sidocakep.indicator", readonly=True)
    indicator_name = fields.Text(
        string="Indicator Wording", related="output_id.name", related_sudo=False
    )
    has_money = fields.Boolean(
        string="First Indicator",
        readonly=True,
        help="Money stands at the first indicator of a row of the DPA.",
    )
    five_target_text = fields.Char(
        string="Target at the End of the Plan", readonly=True
    )
    past_text = fields.Char(
        string="Realisation of the Plan up to Last Year", readonly=True
    )
    year_target_text = fields.Char(string="Target of the Year", readonly=True)
    kept_texts = fields.Json(
        string="Quarters as Kept",
        readonly=True,
        help="What the measurements say of the quarters; not in them is a figure that "
        "the year counts and whose quarter is not corrected yet.",
    )
    text_1 = fields.Char(string="Quarter I", compute="_compute_texts")
    text_2 = fields.Char(string="Quarter II", compute="_compute_texts")
    text_3 = fields.Char(string="Quarter III", compute="_compute_texts")
    text_4 = fields.Char(string="Quarter IV", compute="_compute_texts")
    other_1 = fields.Char(string="Quarter I as Measured", readonly=True)
    other_2 = fields.Char(string="Quarter II as Measured", readonly=True)
    other_3 = fields.Char(string="Quarter III as Measured", readonly=True)
    other_4 = fields.Char(string="Quarter IV as Measured", readonly=True)
    stale_ids = fields.Char(string="Rows That Rest on Former Figures", readonly=True)
    correction_text = fields.Text(
        string="Quarters Being Corrected",
        compute="_compute_correction_text",
        help="Where the measurement of a quarter says another figure than the one that "
        "the year is made of.",
    )
    to_date_text = fields.Char(string="Realisation up to This Period", readonly=True)
    year_status = fields.Selection(
        STATUSES, string="Status against the Year", readonly=True
    )
    year_printed = fields.Char(
        string="Achievement against the Year, Printed", readonly=True
    )
    year_rating = fields.Char(string="Rating against the Year", readonly=True)
    five_text = fields.Char(string="Realisation over the Plan", readonly=True)
    five_status = fields.Selection(
        STATUSES, string="Status against the Plan", readonly=True
    )
    five_printed = fields.Char(string="Achievement against the Plan", readonly=True)
    gap_text = fields.Text(
        string="Periods Not in the Performance",
        compute="_compute_gap_text",
        help="Of how many periods the performance is, and which of them were not "
        "reported.",
    )
    cost = KnownMonetary(
        string="Indicative Cost over the Plan", readonly=True, aggregator=None
    )
    past_spent = KnownMonetary(
        string="Spent of the Plan up to Last Year", readonly=True, aggregator=None
    )
    ceiling = KnownMonetary(string="Ceiling of the DPA", readonly=True, aggregator=None)
    spent_1 = KnownMonetary(string="Spent in Quarter I", readonly=True, aggregator=None)
    spent_2 = KnownMonetary(
        string="Spent in Quarter II", readonly=True, aggregator=None
    )
    spent_3 = KnownMonetary(
        string="Spent in Quarter III", readonly=True, aggregator=None
    )
    spent_4 = KnownMonetary(
        string="Spent in Quarter IV", readonly=True, aggregator=None
    )
    spent = KnownMonetary(string="Spent to Date", readonly=True, aggregator=None)
    is_spent = fields.Boolean(
        string="Spending Reported",
        readonly=True,
        help="A document of the year is there: a zero was reported.",
    )
    unratified = KnownMonetary(
        string="BLUD not yet Ratified",
        readonly=True,
        aggregator=None,
        help="Spent by a BLUD, a school or from kapitasi to the end of the period and "
        "not ratified yet: in no sum and in no share.",
    )
    plan_spent = KnownMonetary(
        string="Spent over the Plan", readonly=True, aggregator=None
    )
    missing_years = fields.Char(
        string="Years without Reported Spending",
        readonly=True,
        help="Earlier years of the plan of which no spending was reported: nothing is "
        "summed over the years until it is.",
    )
    absorbed = fields.Char(string="Of the Ceiling (%)", compute="_compute_absorbed")
    plan_absorbed = fields.Char(
        string="Of the Indicative Cost (%)", compute="_compute_absorbed"
    )

    @property
    def _table_query(self):
        return SQL(QUERY, path=path_ids("node"))

    @api.depends(*TEXTS, *OTHERS, "stale_ids")
    @api.depends_context("lang")
    def _compute_correction_text(self):
        for row in self:
            row.correction_text = "; ".join(row._list_corrections()) or False

    @api.depends("kept_texts", "stale_ids", "output_id.rests_on")
    def _compute_texts(self):
        """A row adds up: its quarters are of the figures that its year is made of."""
        counted = self._find_counted()
        for row in self:
            of_row = counted.get(row, {})
            texts = zip(QUARTERS, TEXTS, row.kept_texts, strict=True)
            for number, name, kept in texts:
                row[name] = of_row.get(number, kept)

    @api.depends("output_id.year_trace", "output_id.five_trace", *TEXTS)
    def _compute_gap_text(self):
        """Performance says over which periods it is, as money names its years."""
        open_states = self._find_open_states()
        for row in self:
            said = [*row._find_lacking().values()]
            steps = {
                number: say_step(
                    open_states.get((row.indicator_id.id, row.year, number))
                )
                for number in row._list_silent()
            }
            if steps and (said or any(steps.values())):
                quarters = [f"{NUMERALS[key - 1]}{steps[key]}" for key in steps]
                silent = LABELS[NoFigureKind.NOT_REPORTED]
                said.append(f"{silent}: triwulan {', '.join(quarters)}")
            row.gap_text = "; ".join(said) or False

    def _list_silent(self):
        """Return the quarters up to the period that were not reported."""
        self.ensure_one()
        silent = LABELS[NoFigureKind.NOT_REPORTED]
        return [
            number
            for number, name in zip(QUARTERS, TEXTS, strict=True)
            if self[name] == silent
        ]

    def _find_open_states(self):
        """Return ``{(indicator id, year, quarter): state}`` of what is on its way."""
        figures = self.env["sidocakep.data.figure"].sudo()
        found = figures.search_fetch(
            [
                ("indicator_id", "in", self.indicator_id.ids),
                ("year", "in", self.mapped("year")),
                ("state", "in", list(STEPS)),
            ],
            ["indicator_id", "year", "date_end", "state"],
        )
        return {
            (
                item.indicator_id.id,
                item.year,
                (item.date_end.month + 2) // 3,
            ): item.state
            for item in found
            if item.date_end
        }

    def _find_lacking(self):
        """Return ``{field: words}`` of the performance that is without periods."""
        self.ensure_one()
        return find_lacking(self.output_id.sudo())

    def _find_counted(self):
        """Return ``{row: {quarter: what it comes to}}`` where no version says so.

        A figure was replaced, the year counts the new one, and the quarter is not
        corrected yet.
        """
        found = {}
        for rows in self.filtered("stale_ids").grouped("measurement_id").values():
            stale = {row: row._get_stale() for row in rows}
            outputs = rows.output_id.sudo()
            counted = {key for output in outputs for key in output._get_resting()}
            now = outputs.union(*stale.values()) - outputs
            now = now._read_now(counted)
            for row, items in stale.items():
                found[row] = {
                    item.period_no: now[item.id]["alone_text"] for item in items
                }
        return found

    def _get_stale(self):
        """Return the rows of quarters whose figures were replaced since; sudo."""
        self.ensure_one()
        ids = [int(key) for key in (self.stale_ids or "").split(",") if key]
        return self.env["sidocakep.measurement.output"].sudo().browse(ids)

    def _list_corrections(self):
        """Say of each quarter what its measurement says instead."""
        self.ensure_one()
        said = []
        stale = self._get_stale().mapped("period_no")
        kept = self.kept_texts
        for number, counted, other in zip(QUARTERS, TEXTS, OTHERS, strict=True):
            names = {
                "quarter": NUMERALS[number - 1],
                "counted": self[counted] or "-",
                "other": self[other] or kept[number - 1] or "-",
            }
            if self[other]:
                said.append(
                    self.env._(
                        "quarter %(quarter)s is counted as %(counted)s, its "
                        "measurement says %(other)s: it is being corrected, or was",
                        **names,
                    )
                )
            elif number in stale and names["counted"] != names["other"]:
                said.append(
                    self.env._(
                        "quarter %(quarter)s is counted as %(counted)s, its "
                        "measurement says %(other)s: it is not corrected yet",
                        **names,
                    )
                )
        return said

    @api.depends("spent", "ceiling", "plan_spent", "cost", "is_spent", "missing_years")
    def _compute_absorbed(self):
        """Each share is that of its own sums; of what nobody reported there is none."""
        for row in self:
            has_past = not row.missing_years and (row.is_spent or row.past_spent)
            row.absorbed = _print_share(row.is_spent, row.spent, row.ceiling)
            row.plan_absorbed = _print_share(has_past, row.plan_spent, row.cost)

    def action_open_output(self):
        """Open the measured output: why this figure, and its evidence."""
        self._ensure_row()
        return self.output_id.action_explain()

    @api.model
    def _tell_covered(self, agencies, domain, *period):
        measurements = self.env["sidocakep.measurement"]
        return measurements._tell_covered(agencies, *period, with_money=True)


def _print_share(is_reported, spent, planned):
    """Return a percentage as it is printed, a dash where there is none."""
    realised = Realised(ls=Decimal(str(spent))) if is_reported else None
    share = absorb(realised, Decimal(str(planned)) if planned else None)
    return "-" if share.value is None else format_number(share.value, 2)
