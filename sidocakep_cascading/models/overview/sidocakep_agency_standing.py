"""Agencies by achievement, absorption and lateness: one row each and period."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.absorption import Realised, absorb
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number
from odoo.addons.sidocakep_base.known_fields import (
    KnownFloat,
    KnownMonetary,
)

from ..measurement.sidocakep_measurement import STATES
from .follow_ups import FOLLOW_UPS, get_follow_ups
from .standing_sql import QUERY

NO_MEASUREMENT = "none"


class SidocakepAgencyStanding(models.Model):
    """An agency at the end of a quarter or a year, as the records say now.

    The achievement is that of its measurement, rolled up by the policy of the profile;
    absorption and lateness count what is part of the agency too (a puskesmas). Nothing
    is added up to a mark: who looks weighs the three himself.
    """

    _name = "sidocakep.agency.standing"
    _inherit = [
        "sidocakep.view.mixin",
        "sidocakep.summed.mixin",
        "sidocakep.period.mixin",
        "sidocakep.one.period.mixin",
    ]
    _of_one_period = ("longest_late",)
    _description = "Standing of an Agency"
    _auto = False
    _covered_period = ("year", "period_kind", "period_no")
    _rec_name = "company_id"
    _order = (
        "date_end desc, period_kind, with_figure desc, achievement desc, company_id, id"
    )
    _depends = {
        "res.company": ["active", "currency_id", "parent_path", "sidocakep_kind"],
        "sidocakep.measurement": [
            *("company_id", "year", "period_kind", "period_no", "state", "version"),
            *("achievement", "printed", "rating", "color", "first_sent_on"),
        ],
        "sidocakep.measurement.line": [
            *("measurement_id", "status", "is_met", "is_year_end"),
        ],
        "sidocakep.deadline": [
            *("company_id", "year", "document", "res_model", "res_id", "active"),
            *("period_kind", "period_no", "date_start", "date_due", "done_on"),
        ],
        "sidocakep.budget": [
            *("company_id", "year", "state", "ratified_on", "version", "total_amount"),
        ],
        "sidocakep.realisation.month": ["company_id", "year", "month", "state"],
        "sidocakep.realisation": [
            *("month_id", "net", "is_current", "kind", "amount", "returned"),
        ],
        **{
            source.model: [
                *("company_id", "responsible_job_id"),
                *(leaf[0].partition(".")[0] for leaf in source.domain),
            ]
            for source in FOLLOW_UPS
        },
        "sidocakep.dialog": ["state"],
        "hr.job": ["company_id"],
    }

    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
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

    # Achievement
    measurement_id = fields.Many2one("sidocakep.measurement", readonly=True)
    measurement_state = fields.Selection(
        [(NO_MEASUREMENT, "Not Measured"), *STATES],
        string="State of the Measurement",
        readonly=True,
    )
    with_figure = fields.Integer(string="Agencies with a Figure", readonly=True)
    achievement = KnownFloat(
        string="Achievement (%)",
        digits=(16, 2),
        readonly=True,
        aggregator="max",
        help="Of one agency and period, by the roll-up of the profile. Of several none "
        "is made here: that of the government has a policy of its own.",
    )
    printed = fields.Char(string="Achievement, Printed", readonly=True)
    rating = fields.Char(readonly=True)
    color = fields.Integer(readonly=True, aggregator=None)
    line_count = fields.Integer(string="Indicators", readonly=True)
    measured_count = fields.Integer(string="Measured", readonly=True)
    red_count = fields.Integer(string="Below Target", readonly=True)
    not_reported_count = fields.Integer(string="Not Reported", readonly=True)
    not_due_count = fields.Integer(string="Not Due", readonly=True)
    not_released_count = fields.Integer(string="Not Yet Released", readonly=True)
    no_target_count = fields.Integer(string="Target Not Set", readonly=True)
    not_computable_count = fields.Integer(string="Cannot Be Computed", readonly=True)
    not_applicable_count = fields.Integer(string="Not Applicable", readonly=True)
    year_end_count = fields.Integer(string="Due in Quarter IV Only", readonly=True)

    # Absorption
    ceiling = KnownMonetary(
        readonly=True, help="DPA in force on the last day of the period."
    )
    reported_ceiling = KnownMonetary(
        string="Ceiling Reported On",
        readonly=True,
        help="Of the agency and its units, as far as they reported a month: the share "
        "is of this. Of the rest nothing is known.",
    )
    realised = KnownMonetary(
        string="Realisation",
        readonly=True,
        help="To the end of the period. Empty: no month was reported.",
    )
    unratified = KnownMonetary(
        string="BLUD not yet Ratified",
        readonly=True,
        help="Spent by a BLUD, a school or from kapitasi to the end of the period and "
        "not ratified yet: in no sum and in no share.",
    )
    missing_months = fields.Integer(
        string="Months Not Reported",
        readonly=True,
        aggregator=None,
        help="A month counts as reported when the agency and each of its units with a "
        "DPA of its own reported it.",
    )
    absorption = KnownFloat(
        string="Absorption (%)", digits=(16, 2), readonly=True, aggregator="max"
    )
    absorption_text = fields.Char(
        string="Absorption, Printed", compute="_compute_absorption_text"
    )
    is_absorption_open = fields.Boolean(
        string="Absorption May Still Change",
        compute="_compute_is_absorption_open",
        help="Months to the end of the period that the agency or a unit of it has not "
        "reported or not closed.",
    )

    # Lateness
    date_due = fields.Date(string="Measurement Due", readonly=True)
    first_sent_on = fields.Date(readonly=True)
    days_late = fields.Integer(
        string="Measurement Late (Days)",
        readonly=True,
        aggregator="max",
        help="From the last day to that on which it was sent first, or to today.",
    )
    due_count = fields.Integer(
        string="Documents Due",
        readonly=True,
        help="Documents of the year whose last day was not after that of the "
        "measurement of the period.",
    )
    late_count = fields.Integer(
        string="Documents Late",
        readonly=True,
        help="Of the documents due: done after their last day, or past it and not "
        "done.",
    )
    late_open_count = fields.Integer(string="Late and Still Open", readonly=True)
    longest_late = fields.Integer(
        string="Longest Lateness (Days)", readonly=True, aggregator="max"
    )
    follow_up_count = fields.Integer(
        string="Open Follow-ups", readonly=True, help="Those that are open today."
    )
    gap_text = fields.Text(
        string="What Is Missing, and Who Holds It", compute="_compute_gap_text"
    )

    @property
    def _table_query(self):
        return SQL(
            QUERY,
            today=self.env.user._get_office_day(),
            follow_ups=get_follow_ups(self.env),
        )

    def _read_group_select(self, aggregate_spec, query):
        """A share is that of its sums, of one period as they are."""
        name = aggregate_spec.partition(":")[0]

        def column(field):
            return self._field_to_sql(self._table, field, query)

        if name == "achievement":
            # A mean of means is nobody's policy: see sidocakep.measured.rollup.
            return SQL("CASE WHEN COUNT(*) = 1 THEN MAX(%s) END", column("achievement"))
        if name == "absorption":
            return self._select_of_one_period(
                query,
                SQL(
                    "ROUND(100 * SUM(%(realised)s) FILTER (WHERE %(ceiling)s > 0)"
                    " / NULLIF(SUM(%(ceiling)s), 0), 2)",
                    realised=column("realised"),
                    ceiling=column("reported_ceiling"),
                ),
            )
        return super()._read_group_select(aggregate_spec, query)

    def _get_absorption(self):
        """Return the engine's ``Share``: the percentage, or why there is none."""
        self.ensure_one()
        told = self.reported_ceiling or self.missing_months < self.date_end.month
        if not (told or self.ceiling):
            # Without a DPA nothing is waited for.
            return absorb(Realised(), None)
        realised = Realised(ls=Decimal(str(self.realised))) if told else None
        ceiling = self.reported_ceiling if told else self.ceiling
        return absorb(realised, Decimal(str(ceiling)) if ceiling else None)

    @api.depends(
        "realised", "ceiling", "reported_ceiling", "missing_months", "date_end"
    )
    @api.depends_context("lang")
    def _compute_absorption_text(self):
        words = {
            "not_reported": self.env._("not reported"),
            "no_plan": self.env._("no DPA"),
            "zero_plan": self.env._("no DPA"),
        }
        for row in self:
            share = row._get_absorption()
            text = words.get(share.reason)
            if share.value is not None:
                text = format_number(share.value, 2)
            row.absorption_text = text

    @api.model
    def _tell_covered(self, agencies, domain, *period):
        measurements = self.env["sidocakep.measurement"]
        return measurements._tell_covered(agencies, *period, with_money=True)
