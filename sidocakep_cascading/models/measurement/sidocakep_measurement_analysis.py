"""The measured indicators of all periods, for pivots, graphs and lists."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.const import NODE_LEVELS
from odoo.addons.sidocakep_base.known_fields import KnownFloat

from ..data_collection.sidocakep_data_figure import RELEASE_STATUSES
from .measured_mixin import STATUSES
from .sidocakep_measurement import STATES

#: One version of each measurement: the accepted one, without it the last one. What is
#: asked of agency and period reaches the measurements, since no window stands between;
#: what is not asked for is not joined: a part is always there, and a ``LEFT JOIN`` on a
#: key is left out.
_QUERY = """
    WITH current AS (
        SELECT DISTINCT ON (company_id, year, period_kind, period_no)
               measurement.*,
               SPLIT_PART(company.parent_path, '/', 1)::int AS government_id
          FROM sidocakep_measurement measurement
          JOIN res_company company ON company.id = measurement.company_id
         WHERE state NOT IN ('replaced', 'cancelled')
         ORDER BY company_id, year, period_kind, period_no,
                  state = 'accepted' DESC, version DESC
    ), latest AS (
        SELECT SPLIT_PART(company.parent_path, '/', 1)::int AS government_id,
               period_kind, MAX(date_end) AS date_end
          FROM sidocakep_measurement measurement
          JOIN res_company company ON company.id = measurement.company_id
         WHERE state NOT IN ('replaced', 'cancelled')
         GROUP BY 1, 2
    ), dated AS (
        SELECT current.*, current.date_end = latest.date_end AS is_latest
          FROM current
          LEFT JOIN latest ON latest.government_id = current.government_id
           AND latest.period_kind = current.period_kind
    )
    SELECT line.id, line.id AS line_id, line.measurement_id, line.sheet_id,
           dated.company_id, dated.government_id, dated.year, dated.period_kind,
           dated.period_no, dated.date_end, dated.is_latest,
           dated.state AS measurement_state, line.job_id, sheet.superior_job_id,
           sheet.holder_name, line.level_id, line.indicator_id, promise.name,
           promise.node_id, node.level AS node_level, line.asked_job_id,
           line.target_text, line.realisation_text, line.status, line.printed,
           CASE WHEN line.status = 'ok' THEN line.achievement END AS achievement,
           line.rating, line.color, line.is_met, line.year_status, line.year_printed,
           CASE WHEN line.year_status = 'ok' THEN line.year_achievement END
               AS year_achievement,
           line.weight, (line.status = 'ok')::int AS measured,
           (line.year_status = 'ok')::int AS year_measured,
           (line.status = 'ok' AND NOT COALESCE(line.is_met, FALSE))::int AS red,
           (line.status = 'not_reported')::int AS missing,
           figure.release_status, figure.data_year,
           EXISTS (
               SELECT 1 FROM sidocakep_data_figure owed
                WHERE owed.indicator_id = line.indicator_id
                  AND owed.year = dated.year AND owed.date_end <= dated.date_end
                  AND owed.state IN ('asked', 'returned', 'sent')
                  AND owed.previous_id IS NULL
           ) AS is_unverified,
           COALESCE(
               COALESCE(dated.first_sent_on, %(today)s) > (
                   SELECT MIN(date_due) FROM sidocakep_deadline deadline
                    WHERE deadline.company_id = dated.company_id
                      AND deadline.year = dated.year
                      AND deadline.document = 'measurement_' || dated.period_kind
                      AND deadline.res_model = 'res.company'
                      AND deadline.res_id = dated.company_id
                      AND deadline.period_kind = dated.period_kind
                      AND deadline.period_no = dated.period_no AND deadline.active
               ), FALSE
           ) AS is_late
      FROM sidocakep_measurement_line line
      JOIN dated ON dated.id = line.measurement_id
      LEFT JOIN sidocakep_measurement_sheet sheet ON sheet.id = line.sheet_id
      LEFT JOIN sidocakep_pk_line promise ON promise.id = line.pk_line_id
      LEFT JOIN sidocakep_plan_node node ON node.id = promise.node_id
      LEFT JOIN sidocakep_data_figure figure ON figure.id = line.figure_id
"""


class SidocakepMeasurementAnalysis(models.Model):
    """One row for each indicator of the version of a measurement that counts.

    What has no figure has no achievement either: it is in no sum and no average, and
    stands under its kind. Nothing is computed here; the engine did, on the line.
    """

    _name = "sidocakep.measurement.analysis"
    _inherit = [
        "sidocakep.view.mixin",
        "sidocakep.summed.mixin",
        "sidocakep.one.period.mixin",
    ]
    _description = "Analysis of the Measurement"
    _auto = False
    _covered_period = ("year", "period_kind", "period_no")
    _rec_name = "name"
    _order = "date_end desc, period_kind, company_id, job_id, id"
    _depends = {
        "res.company": ["parent_path"],
        "sidocakep.measurement": [
            *("company_id", "year", "period_kind", "period_no", "date_end"),
            *("state", "version", "first_sent_on"),
        ],
        "sidocakep.measurement.sheet": ["superior_job_id", "holder_name"],
        "sidocakep.measurement.line": [
            *("measurement_id", "sheet_id", "job_id", "level_id", "indicator_id"),
            *("asked_job_id", "pk_line_id", "figure_id", "target_text"),
            *("realisation_text", "status", "printed", "achievement", "rating"),
            *("color", "weight"),
            *("is_met", "year_status", "year_printed", "year_achievement"),
        ],
        "sidocakep.pk.line": ["name", "node_id"],
        "sidocakep.plan.node": ["level"],
        "sidocakep.data.figure": [
            *("release_status", "data_year", "indicator_id", "year", "date_end"),
            *("state", "previous_id"),
        ],
        "sidocakep.deadline": [
            *("company_id", "year", "document", "res_model", "res_id"),
            *("period_kind", "period_no", "date_due", "active"),
        ],
    }

    line_id = fields.Many2one(
        "sidocakep.measurement.line", string="Measured Indicator", readonly=True
    )
    measurement_id = fields.Many2one("sidocakep.measurement", readonly=True)
    sheet_id = fields.Many2one("sidocakep.measurement.sheet", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    government_id = fields.Many2one("res.company", readonly=True)
    year = fields.Integer(string="Performance Year", readonly=True, aggregator=None)
    period_kind = fields.Selection(
        [("quarter", "Quarter"), ("year", "Year")], string="Period", readonly=True
    )
    period_no = fields.Integer(
        string="Quarter (0: the Year)", readonly=True, aggregator=None
    )
    date_end = fields.Date(string="End of the Period", readonly=True)
    is_latest = fields.Boolean(string="Latest Period", readonly=True)
    measurement_state = fields.Selection(
        STATES, string="State of the Measurement", readonly=True
    )
    job_id = fields.Many2one("hr.job", string="Position", readonly=True)
    superior_job_id = fields.Many2one("hr.job", string="Direct Superior", readonly=True)
    holder_name = fields.Char(string="Official at the End of the Period", readonly=True)
    level_id = fields.Many2one(
        "sidocakep.indicator.level", string="Indicator Level", readonly=True
    )
    indicator_id = fields.Many2one("sidocakep.indicator", readonly=True)
    name = fields.Text(string="Indicator Wording", readonly=True)
    node_id = fields.Many2one(
        "sidocakep.plan.node", string="Tujuan or Sasaran", readonly=True
    )
    node_level = fields.Selection(NODE_LEVELS, string="Plan Level", readonly=True)
    asked_job_id = fields.Many2one("hr.job", string="Figure Held by", readonly=True)
    target_text = fields.Char(string="Target of the Period", readonly=True)
    realisation_text = fields.Char(string="Realisation of the Period", readonly=True)
    status = fields.Selection(STATUSES, readonly=True)
    printed = fields.Char(string="Achievement, Printed", readonly=True)
    achievement = KnownFloat(
        known_by="status",
        known_as=("ok",),
        string="Measured Achievement (%)",
        digits=(16, 2),
        readonly=True,
        aggregator="avg",
        help="Of many the mean of those that were measured: what has no figure takes "
        "no part. What an agency achieved is another figure, by the roll-up of the "
        "profile, which says what counts as zero; it stands on its measurement and in "
        "the overview of the agencies.",
    )
    rating = fields.Char(readonly=True)
    color = fields.Integer(readonly=True, aggregator=None)
    is_met = fields.Boolean(string="Target Met", readonly=True)
    year_status = fields.Selection(
        STATUSES, string="Status against the Year", readonly=True
    )
    year_printed = fields.Char(
        string="Achievement against the Year, Printed", readonly=True
    )
    year_achievement = KnownFloat(
        known_by="year_status",
        known_as=("ok",),
        string="Measured Achievement against the Year (%)",
        digits=(16, 2),
        readonly=True,
        aggregator="avg",
    )
    weight = fields.Float(digits=False, readonly=True, aggregator=None)
    measured = fields.Integer(string="Measured Indicators", readonly=True)
    year_measured = fields.Integer(string="Measured against the Year", readonly=True)
    red = fields.Integer(string="Below Target", readonly=True)
    missing = fields.Integer(string="Not Reported", readonly=True)
    is_unverified = fields.Boolean(
        string="Figure Not Verified",
        readonly=True,
        help="A figure of it was asked for up to the end of the period and is not "
        "verified, with or without a target for the period.",
    )
    release_status = fields.Selection(
        RELEASE_STATUSES, string="Standing of the Figure", readonly=True
    )
    data_year = fields.Integer(
        string="Year of the Data", readonly=True, aggregator=None
    )
    is_late = fields.Boolean(
        string="Late",
        readonly=True,
        help="The measurement was sent first after its last day, or is not yet.",
    )

    @property
    def _table_query(self):
        return SQL(_QUERY, today=self.env.user._get_office_day())

    def action_open_line(self):
        """Open the measured indicator: why this figure, and its evidence."""
        self._ensure_row()
        return self.line_id.action_explain()

    @api.model
    def _tell_covered(self, agencies, domain, *period):
        measurements = self.env["sidocakep.measurement"]
        return measurements._tell_covered(agencies, *period)
