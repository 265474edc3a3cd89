"""What the money of the year is for and nobody will be asked about."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.const import BUDGET_LEVELS
from odoo.addons.sidocakep_base.models.plan.sidocakep_plan_node import path_ids

from ..cascade.coverage_sql import CONTEXT_KEY, Scope

NO_CARD = "output_without_card"

#: Of the DPA of this year: an indicator of a programme, kegiatan or sub kegiatan that
#: no card of the agency asks for. One row an agency: its collection mends them all.
_NO_CARD = """
    SELECT budget.company_id::bigint * 16 + 8, 'output_without_card', 'warning',
           budget.company_id, budget.year, NULL::integer, NULL::integer,
           NULL::integer, NULL::integer, NULL, NULL::numeric
      FROM sidocakep_budget budget
     WHERE budget.state = 'ratified' AND budget.year = %(year)s AND %(budgets)s
       AND EXISTS (
           SELECT FROM sidocakep_budget_line line
             JOIN sidocakep_plan_node node ON node.id = line.node_id,
                  %(path)s AS above_id
             JOIN sidocakep_plan_node above
               ON above.id = above_id AND above.level = ANY(%(levels)s)
             JOIN sidocakep_indicator_plan_node_rel link ON link.node_id = above.id
             JOIN sidocakep_indicator indicator
               ON indicator.id = link.indicator_id AND indicator.active
            WHERE line.budget_id = budget.id
              AND NOT EXISTS (
                  SELECT FROM sidocakep_data_card card
                    JOIN sidocakep_data_collection collection
                      ON collection.id = card.collection_id
                   WHERE card.indicator_id = indicator.id
                     AND (collection.state = 'decided'
                          OR collection.state = 'draft' AND collection.version = 1)))
     GROUP BY budget.company_id, budget.year
"""


class SidocakepCoverageFinding(models.Model):
    """An output that no card asks for is reported by nobody.

    The output of every kegiatan and the outcome of every programme of the DPA are
    reported, promised or not. Gunung Mas 24/2024 art. 11(3).
    """

    _name = "sidocakep.coverage.finding"
    _inherit = "sidocakep.coverage.finding"
    _depends = {
        "sidocakep.budget": ["company_id", "state", "year"],
        "sidocakep.budget.line": ["budget_id", "node_id"],
        "sidocakep.plan.node": ["level", "parent_path", "indicator_ids"],
    }

    kind = fields.Selection(
        selection_add=[(NO_CARD, "Output of the DPA That No Card Asks For")]
    )

    def _get_findings(self):
        scope = self.env.context.get(CONTEXT_KEY)
        companies = scope.company_ids if isinstance(scope, Scope) else None
        silent = SQL(
            _NO_CARD,
            year=self.env.user._get_office_day().year,
            levels=list(BUDGET_LEVELS),
            path=path_ids("node"),
            budgets=SQL("TRUE")
            if companies is None
            else SQL("budget.company_id = ANY(%s)", companies),
        )
        return [*super()._get_findings(), silent]

    def _get_describers(self):
        return {**super()._get_describers(), NO_CARD: self._describe_no_card}

    @api.model
    def _describe_no_card(self, finding):
        return (
            self.env._(
                "Indicators of programmes, activities or sub-activities in the DPA of "
                "%(year)s have no collection card: nobody is asked for their figures.",
                year=finding.year,
            ),
            self.env._(
                "Add their cards to the data collection of the agency (Draw the "
                "Indicators); once it is decided, by its next version."
            ),
        )

    def _get_remedy_action(self):
        if self.kind != NO_CARD:
            return super()._get_remedy_action()
        collections = self.env["sidocakep.data.collection"]
        found = collections.search(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "in", ("draft", "decided")),
            ],
            order="version desc",
            limit=1,
        )
        return self._open_form(
            collections._name, found.id, default_company_id=self.company_id.id
        )
