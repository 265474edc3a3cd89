"""Figures that lie where the indicator, as it is now, says that none can lie."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..cascade.coverage_sql import CONTEXT_KEY, YEARS_BACK, Scope

IMPOSSIBLE = "figure_impossible"


def to_number(column):
    """Return a limit, a text as it was typed, as a number of the database.

    As ``read_limits`` of the engine has taken it: a comma is decimal, one point too,
    several points are not. What has no number is none.
    """
    return f"""
    SUBSTRING(CASE
        WHEN {column} LIKE '%%,%%' THEN REPLACE(REPLACE({column}, '.', ''), ',', '.')
        WHEN {column} ~ '[.].*[.]' THEN REPLACE({column}, '.', '')
        ELSE {column}
    END FROM '[-−]?[0-9]+(?:[.][0-9]+)?')
    """


_IMPOSSIBLE = f"""
    SELECT figure.id::bigint * 16 + 9, 'figure_impossible', 'severe',
           figure.company_id, figure.year, figure.asked_job_id, NULL::integer,
           NULL::integer, NULL::integer, NULL, NULL::numeric
      FROM sidocakep_data_figure figure
      JOIN sidocakep_indicator indicator ON indicator.id = figure.indicator_id
      CROSS JOIN LATERAL (SELECT
          TRANSLATE({to_number("indicator.lowest")}, '−', '-')::numeric AS low,
          TRANSLATE({to_number("indicator.highest")}, '−', '-')::numeric AS high
      ) limits
     WHERE figure.state IN ('sent', 'verified') AND figure.figure_status = 'figure'
       AND indicator.value_kind IN ('number', 'range')
       AND (indicator.lowest IS NOT NULL OR indicator.highest IS NOT NULL)
       AND (figure.value < limits.low
            OR CASE indicator.value_kind WHEN 'range' THEN figure.value_high
               ELSE figure.value END > limits.high)
       AND figure.year >= %(first)s AND %(figures)s
"""


class SidocakepCoverageFinding(models.Model):
    """Limits that were set or narrowed do not change what was entered: it is named."""

    _name = "sidocakep.coverage.finding"
    _inherit = "sidocakep.coverage.finding"
    _depends = {
        "sidocakep.indicator": ["lowest", "highest", "value_kind"],
        "sidocakep.data.figure": [
            *("company_id", "year", "asked_job_id", "indicator_id", "state"),
            *("figure_status", "value", "value_high"),
        ],
    }

    kind = fields.Selection(selection_add=[(IMPOSSIBLE, "Figure That Cannot Be")])

    def _get_findings(self):
        scope = self.env.context.get(CONTEXT_KEY)
        companies = scope.company_ids if isinstance(scope, Scope) else None
        impossible = SQL(
            _IMPOSSIBLE,
            first=self.env.user._get_office_day().year - YEARS_BACK,
            figures=SQL("TRUE")
            if companies is None
            else SQL("figure.company_id = ANY(%s)", companies),
        )
        return [*super()._get_findings(), impossible]

    def _get_describers(self):
        return {**super()._get_describers(), IMPOSSIBLE: self._describe_impossible}

    @api.model
    def _describe_impossible(self, finding):
        figure = finding._get_figure()
        return (
            self.env._(
                "%(figure)s is %(value)s, and the values of the indicator lie "
                "%(limits)s.",
                figure=figure.display_name,
                value=figure.printed_value,
                limits=figure.indicator_id._get_limits_text(),
            ),
            figure._get_frozen_remedy()
            + " "
            + self.env._(
                "Where the figure is right, ask Bagian Organisasi or Bappeda to "
                "correct the limits of the indicator."
            ),
        )

    def _get_remedy_action(self):
        if self.kind != IMPOSSIBLE:
            return super()._get_remedy_action()
        figure = self._get_figure()
        return self._open_form(figure._name, figure.id)
