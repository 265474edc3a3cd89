"""What is missing of targets and figures, while somebody can still mend it."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS

from ..cascade.coverage_sql import CONTEXT_KEY, YEARS_BACK, Scope

NO_TARGET, RELEASE_LATE = "quarter_without_target", "release_overdue"
#: By how much the id of a finding is that of its record (see ``_get_findings``).
STEP = 16

#: Quarters of this year, as the engine tells a hole from what is meant
#: (``engine/achievement/measuring.py``): found before anything is measured.
_NO_TARGET = """
    SELECT indicator.id::bigint * 16 + 6, 'quarter_without_target', 'warning',
           indicator.company_id, %(year)s,
           COALESCE(card.responsible_job_id, indicator.owner_job_id), NULL::integer,
           NULL::integer, NULL::integer, NULL, NULL::numeric
      FROM (SELECT target.indicator_id,
                   ARRAY_AGG(DISTINCT target.period_no) AS numbers
              FROM sidocakep_target target
              LEFT JOIN sidocakep_plan plan ON plan.id = target.plan_id
             WHERE target.kind = 'target' AND target.period_kind = 'quarter'
               AND target.year = %(year)s AND target.figure_status = 'figure'
               -- A version that takes the place of a decided one promises nothing yet.
               AND NOT (COALESCE(plan.state, '') IN ('draft', 'reviewed')
                        AND plan.previous_id IS NOT NULL)
             GROUP BY target.indicator_id) target
      JOIN sidocakep_indicator indicator ON indicator.id = target.indicator_id
      LEFT JOIN LATERAL (
          SELECT card.responsible_job_id, card.frequency, card.date_from
            FROM sidocakep_data_card card
            JOIN sidocakep_data_collection collection
              ON collection.id = card.collection_id
           WHERE card.indicator_id = indicator.id
             AND (collection.state = 'decided'
                  OR collection.state = 'draft' AND collection.version = 1)
           ORDER BY collection.state = 'decided' DESC
           LIMIT 1) card ON TRUE
     WHERE indicator.active AND %(indicators)s
       AND EXISTS (
           SELECT FROM GENERATE_SERIES(2, 3) AS number
            WHERE number != ALL(target.numbers)
              AND number > (SELECT MIN(item) FROM UNNEST(target.numbers) AS item)
              AND (card.frequency IS NULL OR card.frequency IN ('month', 'quarter')
                   OR card.frequency = 'half' AND number %% 2 = 0)
              AND COALESCE(card.date_from, '-infinity') <=
                  MAKE_DATE(%(year)s, number * 3, 28))
"""
_RELEASE_LATE = """
    SELECT figure.id::bigint * 16 + 7, 'release_overdue', 'warning', figure.company_id,
           figure.year, figure.asked_job_id, NULL::integer, NULL::integer,
           NULL::integer, NULL, NULL::numeric
      FROM sidocakep_data_figure figure
     WHERE figure.no_figure = 'not_released' AND figure.release_on < %(today)s
       AND figure.state IN ('sent', 'verified') AND figure.year >= %(first)s
       AND %(figures)s
"""


class SidocakepCoverageFinding(models.Model):
    """A quarter that nobody set a target of, and a release that did not come.

    Without them both would be seen when the quarter is measured, or never.
    """

    _name = "sidocakep.coverage.finding"
    _inherit = "sidocakep.coverage.finding"
    _depends = {
        "sidocakep.target": [
            *("indicator_id", "kind", "period_kind", "period_no"),
            *("year", "figure_status", "plan_id"),
        ],
        "sidocakep.plan": ["state", "previous_id"],
        "sidocakep.indicator": ["active", "company_id", "owner_job_id"],
        "sidocakep.data.collection": ["state", "version"],
        "sidocakep.data.card": [
            *("collection_id", "indicator_id", "frequency", "date_from"),
            "responsible_job_id",
        ],
        "sidocakep.data.figure": [
            *("company_id", "year", "asked_job_id", "no_figure", "release_on"),
            "state",
        ],
    }

    kind = fields.Selection(
        selection_add=[
            (NO_TARGET, "Quarter without a Target"),
            (RELEASE_LATE, "Release Overdue"),
        ]
    )

    def _get_findings(self):
        today = self.env.user._get_office_day()
        scope = self.env.context.get(CONTEXT_KEY)
        companies = scope.company_ids if isinstance(scope, Scope) else None
        every = SQL("TRUE")
        missing = SQL(
            _NO_TARGET,
            year=today.year,
            indicators=every
            if companies is None
            else SQL("indicator.company_id = ANY(%s)", companies),
        )
        late = SQL(
            _RELEASE_LATE,
            today=today,
            first=today.year - YEARS_BACK,
            figures=every
            if companies is None
            else SQL("figure.company_id = ANY(%s)", companies),
        )
        return [*super()._get_findings(), missing, late]

    def _get_describers(self):
        return {
            **super()._get_describers(),
            NO_TARGET: self._describe_no_target,
            RELEASE_LATE: self._describe_release_late,
        }

    def _get_indicator(self):
        return self.env["sidocakep.indicator"].browse(self.id // STEP)

    def _get_figure(self):
        return self.env["sidocakep.data.figure"].browse(self.id // STEP)

    @api.model
    def _describe_no_target(self, finding):
        indicator = finding._get_indicator()
        targets = indicator._read_quarter_targets(finding.year).get(indicator.id, {})
        names = ", ".join(QUARTERS[number - 1] for number in sorted(targets))
        return (
            self.env._(
                "%(indicator)s has a target of quarter %(quarters)s, and none of a "
                "later one that is asked for: that quarter cannot be computed.",
                indicator=indicator.name,
                quarters=names,
            ),
            self.env._(
                "Set the target on the indicator (Targets), before its figure is sent; "
                "0 where nothing is to be reached. Where it is meant to be asked for "
                "more seldom, say so on the collection card (Entered)."
            ),
        )

    @api.model
    def _describe_release_late(self, finding):
        figure = finding._get_figure()
        return (
            self.env._(
                "%(figure)s was to be released by %(day)s and was not entered.",
                figure=figure.display_name,
                day=self._format_day(figure.release_on),
            ),
            self.env._(
                "Enter the released figure as its next version, or the new day with "
                "the reason."
            ),
        )

    def _get_remedy_action(self):
        if self.kind == NO_TARGET:
            indicator = self._get_indicator()
            return self._open_form(indicator._name, indicator.id)
        if self.kind == RELEASE_LATE:
            figure = self._get_figure()
            return self._open_form(figure._name, figure.id)
        return super()._get_remedy_action()
