"""What was sent or accepted and rests on figures that were corrected since."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..cascade.coverage_sql import CONTEXT_KEY, YEARS_BACK, Scope
from .outdated import REPLACED, select_outdated

OUTDATED = "measurement_outdated"
#: Beyond the ids of what other findings are about, each of which takes eight.
FIRST_ID = 1 << 50


class SidocakepCoverageFinding(models.Model):
    """A measurement that says a former figure, until it is corrected or returned."""

    _name = "sidocakep.coverage.finding"
    _inherit = "sidocakep.coverage.finding"
    _depends = {
        "sidocakep.measurement": ["company_id", "date_end", "state", "year"],
        "sidocakep.measurement.line": ["figure_id", "indicator_id", "rests_on"],
        "sidocakep.measurement.output": ["figure_id", "indicator_id", "rests_on"],
        "sidocakep.data.figure": ["period_kind", "period_no", "state"],
        "sidocakep.indicator": ["accumulation"],
    }

    kind = fields.Selection(
        selection_add=[(OUTDATED, "Measured with a Figure Corrected Since")]
    )

    def _get_findings(self):
        today = self.env.user._get_office_day()
        scope = self.env.context.get(CONTEXT_KEY)
        which = SQL("measurement.year >= %s", today.year - YEARS_BACK)
        if isinstance(scope, Scope) and scope.company_ids is not None:
            which = SQL(
                "%s AND measurement.company_id = ANY(%s)", which, scope.company_ids
            )
        outdated = SQL(
            """
            SELECT %s::BIGINT + item.id, %s, 'warning', item.company_id, item.year,
                   NULL::INTEGER, NULL::INTEGER, NULL::INTEGER, NULL::INTEGER, NULL,
                   NULL::NUMERIC
              FROM sidocakep_measurement item
             WHERE item.id IN (SELECT measurement_id FROM (%s) AS row)
            """,
            FIRST_ID,
            OUTDATED,
            select_outdated(self.env, which, (REPLACED,)),
        )
        return [*super()._get_findings(), outdated]

    def _get_describers(self):
        return {**super()._get_describers(), OUTDATED: self._describe_outdated}

    def _get_measurement(self):
        return self.env["sidocakep.measurement"].browse(self.id - FIRST_ID)

    @api.model
    def _describe_outdated(self, finding):
        measurement = finding._get_measurement()
        figures = dict.fromkeys(
            item.latest.display_name for item in measurement._find_outdated(REPLACED)
        )
        return (
            self.env._(
                "%(measurement)s rests on figures that were corrected after it was "
                "sent: %(figures)s.",
                measurement=measurement.display_name,
                figures="; ".join(figures),
            ),
            measurement._say_outdated_remedy(),
        )

    def _get_remedy_action(self):
        if self.kind == OUTDATED:
            measurement = self._get_measurement()
            return self._open_form(measurement._name, measurement.id)
        return super()._get_remedy_action()
