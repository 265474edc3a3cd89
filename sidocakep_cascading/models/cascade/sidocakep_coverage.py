"""How far the cascade of an agency reaches, in counts that explain the percentage."""

from odoo import api, fields, models
from odoo.tools import SQL

from .coverage_sql import DEPENDS, with_coverage

_SUMMARY = SQL(
    """
    , owed_sum AS (
        SELECT company_id, year, COUNT(*) AS owed_count,
               COUNT(*) FILTER (WHERE is_covered) AS pk_count
          FROM owed GROUP BY company_id, year
    ), line_sum AS (
        SELECT line.company_id, line.year,
               COUNT(*) FILTER (WHERE line.has_subordinates) AS line_count,
               COUNT(carried.id) FILTER (WHERE line.has_subordinates) AS carried_count,
               COUNT(*) FILTER (WHERE line.has_second_party) AS below_count,
               COUNT(linked.id) FILTER (WHERE line.has_second_party) AS linked_count
          FROM line
          LEFT JOIN carried ON carried.id = line.id
          LEFT JOIN linked ON linked.id = line.id
         WHERE NOT line.is_in_making
         GROUP BY line.company_id, line.year
    )
    SELECT company_id * 100 + year %% 100 AS id, company_id, year,
           COALESCE(owed_count, 0) AS owed_count, COALESCE(pk_count, 0) AS pk_count,
           COALESCE(line_count, 0) AS line_count,
           COALESCE(carried_count, 0) AS carried_count,
           COALESCE(below_count, 0) AS below_count,
           COALESCE(linked_count, 0) AS linked_count
      FROM owed_sum FULL JOIN line_sum USING (company_id, year)
    """
)


class SidocakepCoverage(models.Model):
    """One agency and year: PKs owed and made, lines carried and linked."""

    _name = "sidocakep.coverage"
    _inherit = ["sidocakep.coverage.mixin"]
    _description = "Coverage"
    _auto = False
    _order = "year desc, company_id"
    _depends = DEPENDS

    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    owed_count = fields.Integer(
        string="PKs Owed",
        readonly=True,
        help="Holders whom the regulation asks for a PK, and vacant posts.",
    )
    pk_count = fields.Integer(string="PKs Made", readonly=True)
    line_count = fields.Integer(
        string="Lines to Hand Down",
        readonly=True,
        help="Lines of those who have subordinates.",
    )
    carried_count = fields.Integer(string="Lines Carried", readonly=True)
    below_count = fields.Integer(
        string="Lines Below the Top",
        readonly=True,
        help="Lines that should carry one of the superior.",
    )
    linked_count = fields.Integer(string="Lines Linked", readonly=True)
    percentage = fields.Float(
        string="Covered (%)",
        compute="_compute_percentage",
        digits=(5, 1),
        help="Everything made, carried and linked, of everything owed.",
    )
    explanation = fields.Char(compute="_compute_percentage")

    @property
    def _table_query(self):
        return with_coverage(self.env, self.env.user._get_office_day(), _SUMMARY)

    @api.depends("company_id", "year")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.company_id.sudo().name} {row.year}"

    @api.depends(
        "owed_count",
        "pk_count",
        "line_count",
        "carried_count",
        "below_count",
        "linked_count",
    )
    def _compute_percentage(self):
        for row in self:
            done = row.pk_count + row.carried_count + row.linked_count
            owed = row.owed_count + row.line_count + row.below_count
            row.percentage = 100 * done / owed if owed else 100
            row.explanation = ", ".join(row._explain())

    def _explain(self):
        """Return what was counted; of what nobody owes nothing is said."""
        yield self.env._(
            "%(pk)s of %(owed)s PKs", pk=self.pk_count, owed=self.owed_count
        )
        if not self.line_count:
            yield self.env._("no line yet")
            return
        yield self.env._(
            "%(carried)s of %(lines)s lines carried",
            carried=self.carried_count,
            lines=self.line_count,
        )
        if self.below_count:
            yield self.env._(
                "%(linked)s of %(below)s linked upwards",
                linked=self.linked_count,
                below=self.below_count,
            )

    def action_view_findings(self):
        """Show what is missing in this agency and year."""
        self._ensure_row()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_coverage_finding_action"
        )
        return action | {
            "domain": [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
            ],
            "context": {"search_default_group_kind": 1},
        }
