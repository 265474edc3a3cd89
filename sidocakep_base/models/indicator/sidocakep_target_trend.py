"""The targets of an indicator over the years and over the versions of its plan."""

from odoo import fields, models
from odoo.tools import SQL

from ...const import FIGURE_STATUSES, PLAN_KINDS, PLAN_STATES
from ...known_fields import KnownFloat


class SidocakepTargetTrend(models.Model):
    """What each version of a plan promises of an indicator for a year.

    An indicator is one record over all versions and periods, so its rows are one line
    through the years; what an amendment changed stands beside what it was. The
    condition before the plan is the first point.
    """

    _name = "sidocakep.target.trend"
    _description = "Trend of the Targets"
    _auto = False
    _order = "indicator_id, year, version, id"
    _rec_name = "indicator_id"
    _depends = {
        "sidocakep.target": [
            "indicator_id",
            "company_id",
            "kind",
            "period_kind",
            "plan_id",
            "year",
            "value",
            "value_high",
            "point_id",
            "figure_status",
        ],
        "sidocakep.plan": ["kind", "state", "version", "name", "year_start"],
        "sidocakep.indicator": ["kind", "unit_id"],
        "sidocakep.ordinal.point": ["sequence"],
    }

    target_id = fields.Many2one("sidocakep.target", readonly=True)
    indicator_id = fields.Many2one("sidocakep.indicator", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    unit_id = fields.Many2one("sidocakep.unit", readonly=True)
    plan_id = fields.Many2one("sidocakep.plan", string="Version", readonly=True)
    plan_kind = fields.Selection(PLAN_KINDS, string="Document", readonly=True)
    plan_state = fields.Selection(PLAN_STATES, readonly=True)
    version = fields.Integer(string="Version Number", readonly=True, aggregator=None)
    kind = fields.Selection(
        [("baseline", "Baseline"), ("target", "Target")], readonly=True
    )
    year = fields.Integer(readonly=True, aggregator=None)
    figure_status = fields.Selection(
        FIGURE_STATUSES, string="Status of the Figure", readonly=True
    )
    value = KnownFloat(
        known_by="figure_status",
        known_as=("figure",),
        digits=False,
        readonly=True,
        aggregator="avg",
        help="The figure; of a range its lower bound, of a scale the place on it.",
    )
    value_high = KnownFloat(
        known_by="figure_status",
        known_as=("figure",),
        string="Upper Bound",
        digits=False,
        readonly=True,
        aggregator="avg",
    )
    change = KnownFloat(
        string="Change by the Amendment",
        digits=False,
        readonly=True,
        aggregator=None,
        help="Against the version before, for the same year.",
    )
    printed_value = fields.Char(related="target_id.printed_value", string="Printed")

    def _read_group_select(self, aggregate_spec, query):
        """A target is one of one indicator and year: of several there is no mean.

        Versions that say the same of a year have one.
        """
        name = aggregate_spec.partition(":")[0]
        selected = super()._read_group_select(aggregate_spec, query)
        if name not in ("value", "value_high"):
            return selected

        def column(field):
            return self._field_to_sql(self._table, field, query)

        return SQL(
            "CASE WHEN COUNT(DISTINCT (%(indicator)s, %(year)s)) = 1"
            " AND MIN(%(value)s) = MAX(%(value)s) THEN MAX(%(value)s) END",
            indicator=column("indicator_id"),
            year=column("year"),
            value=column(name),
        )

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT trend.*,
                   value - LAG(value) OVER (
                       PARTITION BY indicator_id, kind, year, plan_kind, year_start
                       ORDER BY version
                   ) AS change
              FROM (
                  SELECT target.id, target.id AS target_id, target.indicator_id,
                         target.company_id, indicator.unit_id, target.plan_id,
                         plan.kind AS plan_kind, plan.state AS plan_state,
                         plan.version, plan.year_start, target.kind, target.year,
                         target.figure_status,
                         CASE WHEN target.figure_status != 'figure' THEN NULL
                              WHEN target.point_id IS NOT NULL THEN point.sequence
                              ELSE target.value END AS value,
                         CASE WHEN target.figure_status = 'figure'
                              THEN NULLIF(target.value_high, 0) END AS value_high
                    FROM sidocakep_target target
                    JOIN sidocakep_plan plan ON plan.id = target.plan_id
                    JOIN sidocakep_indicator indicator
                      ON indicator.id = target.indicator_id
                    LEFT JOIN sidocakep_ordinal_point point
                      ON point.id = target.point_id
                   WHERE target.period_kind = 'year'
              ) trend
            """
        )
