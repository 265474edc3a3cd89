"""What is to be looked at in the realisation, worked out in SQL."""

from odoo import fields, models
from odoo.tools import SQL

from ...const import MONTH_CODES
from ...engine.figures.indonesian import format_rupiah
from ...engine.finding import SEVERE, WARNING
from ...known_fields import KnownMonetary
from .document_twice import ADVANCE, SAME_NUMBER, TWICE, query_documents
from .sidocakep_profile_deadline import DOCUMENT
from .sidocakep_realisation_ceiling import ABOVE, NO_LINE
from .sidocakep_realisation_ceiling import DUTIES as BEYOND_DUTIES

#: What no profile has a say in: one payment is counted once.
ALWAYS = {TWICE: SEVERE, SAME_NUMBER: WARNING, ADVANCE: WARNING}
MISSING = "month_missing"
#: Of a BLUD more is ratified than it has spent: no profile asks for that either.
ABOVE_SPENT = "ratified_above_spent"
#: Kind > the duty that a profile sets.
DUTIES = {MISSING: "realisation_month", **BEYOND_DUTIES}
_QUERY = """
    WITH duty AS (
        SELECT * FROM UNNEST(%(kinds)s::varchar[], %(roots)s::int[],
                             %(severities)s::varchar[])
                   AS duty (kind, root_id, severity)
    ), budget AS (
        SELECT budget.id, budget.company_id, budget.year,
               SPLIT_PART(company.parent_path, '/', 1)::int AS root_id
          FROM sidocakep_budget budget
          JOIN res_company company ON company.id = budget.company_id
         WHERE budget.state = 'ratified'
    ), line AS (
        SELECT budget.company_id, budget.year, budget.root_id, node.identity,
               MAX(node.id) AS node_id, SUM(line.amount) AS amount
          FROM budget
          JOIN sidocakep_budget_line line ON line.budget_id = budget.id
          JOIN sidocakep_plan_node node ON node.id = line.node_id
         GROUP BY budget.company_id, budget.year, budget.root_id, node.identity
    ), spent AS (
        SELECT company_id, year, identity, MAX(node_id) AS node_id, SUM(net) AS net
          FROM sidocakep_realisation WHERE is_current
         GROUP BY company_id, year, identity
    ), found AS (
        SELECT 'month_missing' AS kind, owed.company_id,
               SPLIT_PART(company.parent_path, '/', 1)::int AS root_id, owed.year,
               TO_CHAR(owed.period_no, 'FM00') AS month, NULL::int AS node_id,
               NULL::numeric AS amount, NULL::numeric AS ceiling
          FROM sidocakep_deadline owed
          JOIN res_company company ON company.id = owed.company_id
         WHERE owed.document = %(document)s AND owed.active
           AND owed.done_on IS NULL AND owed.date_due < %(today)s
           AND NOT EXISTS (
                   SELECT FROM sidocakep_realisation_month entered
                     JOIN sidocakep_realisation row
                       ON row.month_id = entered.id AND row.is_current
                    WHERE entered.company_id = owed.company_id
                      AND entered.year = owed.year
                      AND entered.month::int = owed.period_no)
         UNION ALL
        SELECT 'above_ceiling', line.company_id, line.root_id, line.year, NULL,
               line.node_id, spent.net, line.amount
          FROM line JOIN spent USING (company_id, year, identity)
         WHERE spent.net > line.amount
         UNION ALL
        SELECT 'without_line', spent.company_id,
               SPLIT_PART(company.parent_path, '/', 1)::int, spent.year, NULL,
               spent.node_id, spent.net, NULL
          FROM spent
          JOIN res_company company ON company.id = spent.company_id
          LEFT JOIN line USING (company_id, year, identity)
         WHERE line.identity IS NULL AND spent.net != 0
    )
    SELECT HASHTEXTEXTENDED(
               CONCAT_WS(':', found.kind, company_id, year, month, node_id), 0
           ) & 4503599627370495 AS id,
           found.kind, duty.severity, company_id, year, month, node_id, amount, ceiling,
           NULL AS number, NULL AS number_key
      FROM found JOIN duty ON duty.kind = found.kind AND duty.root_id = found.root_id
     UNION ALL
    SELECT HASHTEXTEXTENDED(
               CONCAT_WS(':', %(above_spent)s, company_id, year, MAX(node_id)), 0
           ) & 4503599627370495,
           %(above_spent)s, %(warning)s, company_id, year, NULL, MAX(node_id),
           SUM(gross) FILTER (WHERE kind = 'blud_ratified'),
           COALESCE(SUM(gross) FILTER (WHERE kind = 'blud_spent'), 0), NULL, NULL
      FROM (SELECT company_id, year, identity, node_id, kind,
                   COALESCE(amount, 0) - COALESCE(returned, 0) AS gross
              FROM sidocakep_realisation
             WHERE is_current AND kind IN ('blud_spent', 'blud_ratified')) AS blud
     GROUP BY company_id, year, identity
    HAVING SUM(CASE WHEN kind = 'blud_spent' THEN gross ELSE -gross END) < 0
     UNION ALL
    SELECT HASHTEXTEXTENDED(
               CONCAT_WS(':', twice.kind, company_id, year, node_id, number_key), 0
           ) & 4503599627370495,
           twice.kind, always.severity, company_id, year, NULL, node_id, amount, NULL,
           number, number_key
      FROM (%(documents)s) AS twice
      JOIN UNNEST(%(always)s::varchar[], %(always_severities)s::varchar[])
           AS always (kind, severity) ON always.kind = twice.kind
"""


class SidocakepRealisationFinding(models.Model):
    """A month owed and not entered, money without a plan, what may be counted twice."""

    _name = "sidocakep.realisation.finding"
    _inherit = "sidocakep.finding"
    _description = "Finding of the Realisation"
    _auto = False
    _order = "severity, company_id, year, kind, month, id"
    _depends = {
        "res.company": ["parent_id", "profile_id"],
        "sidocakep.budget": ["company_id", "state", "year"],
        "sidocakep.budget.line": ["budget_id", "node_id", "amount"],
        "sidocakep.plan.node": ["identity"],
        "sidocakep.deadline": [
            *("active", "company_id", "date_due", "document", "done_on", "period_no"),
            "year",
        ],
        "sidocakep.realisation.month": ["company_id", "month", "state", "year"],
        "sidocakep.realisation": [
            *("company_id", "identity", "is_current", "month_id", "net", "node_id"),
            *("year", "kind", "number", "number_key", "account", "unit_code"),
            *("amount", "returned", "is_apart"),
        ],
    }

    kind = fields.Selection(
        selection_add=[
            (MISSING, "Month Not Entered"),
            (ABOVE, "Spent above the Ceiling"),
            (NO_LINE, "Spent without a Line of the DPA"),
            (ABOVE_SPENT, "BLUD Ratified above What It Spent"),
            (TWICE, "One Document Counted Twice"),
            (SAME_NUMBER, "One Number as SP2D and as SPJ"),
            (ADVANCE, "SP2D of an Advance Entered as LS"),
        ]
    )
    year = fields.Integer(readonly=True, aggregator=None)
    month = fields.Selection(MONTH_CODES, readonly=True)
    node_id = fields.Many2one(
        "sidocakep.plan.node", string="Line of the Budget", readonly=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    amount = KnownMonetary(string="Realisation", readonly=True)
    ceiling = KnownMonetary(readonly=True)
    number = fields.Char(string="Document Number", readonly=True)
    number_key = fields.Char(readonly=True)

    @property
    def _table_query(self):
        companies = self.env["res.company"].sudo()
        rules = companies._get_rules_in_force(DUTIES.values())
        rows = []
        for kind, code in DUTIES.items():
            for root_id, severity in rules[code]:
                rows.append((kind, root_id, severity))
        kinds, roots, severities = zip(*rows, strict=True) if rows else [()] * 3
        return SQL(
            _QUERY,
            kinds=list(kinds),
            roots=list(roots),
            severities=list(severities),
            document=DOCUMENT,
            today=self.env.user._get_office_day(),
            documents=query_documents(),
            above_spent=ABOVE_SPENT,
            warning=WARNING,
            always=list(ALWAYS),
            always_severities=list(ALWAYS.values()),
        )

    def _describe(self):
        if self.kind in ALWAYS:
            return self._describe_document()
        months = dict(self._fields["month"]._description_selection(self.env))
        if self.kind == MISSING:
            return (
                self.env._(
                    "%(agency)s has entered no realisation of %(month)s %(year)s.",
                    agency=self.company_id.name,
                    month=months[self.month],
                    year=self.year,
                ),
                self.env._(
                    "Enter its documents or upload the file of the finance system; a "
                    "month in which nothing was spent is closed empty."
                ),
            )
        rows = self.env["sidocakep.realisation"]
        if self.kind == ABOVE_SPENT:
            return rows._describe_above_spent(
                self.node_id, self.year, self.amount, self.ceiling
            )
        return rows._describe_beyond(
            self.kind, self.node_id, self.year, self.amount, self.ceiling
        )

    def _describe_document(self):
        """Say which document is counted twice, or may be, and what is to be done."""
        facts = {
            "number": self.number,
            "agency": self.company_id.name,
            "year": self.year,
            "amount": format_rupiah(self.amount, 0),
        }
        if self.kind == TWICE:
            return (
                self.env._(
                    "%(agency)s %(year)s: %(number)s stands more than once for "
                    '"%(node)s"; %(amount)s is counted too often.',
                    node=self.node_id.display_name,
                    **facts,
                ),
                self.env._(
                    "Keep one of the rows and correct the others to zero, with the "
                    "reason; open a closed month again first."
                ),
            )
        if self.kind == SAME_NUMBER:
            return (
                self.env._(
                    "%(agency)s %(year)s: %(number)s stands as SP2D (LS, %(amount)s) "
                    "and as SPJ: perhaps one payment counted twice.",
                    **facts,
                ),
                self.env._(
                    "An SP2D of GU or TU pays what the SPJ ratifies: correct the row "
                    "of LS to zero. Are they two documents, correct one of them and "
                    "tick Another Document."
                ),
            )
        return (
            self.env._(
                "%(agency)s %(year)s: %(number)s, entered as LS with %(amount)s, has "
                "the number of an SP2D of UP, GU or TU, which is no expenditure yet.",
                **facts,
            ),
            self.env._(
                "Correct the row to zero and enter the ratified SPJ. Is it LS all the "
                "same, correct it and tick Another Document."
            ),
        )

    def _get_remedy_action(self):
        if self.kind == MISSING:
            domain = [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("month", "=", self.month),
            ]
            month = self.env["sidocakep.realisation.month"].search(domain)
            return self._open_form(
                month._name,
                month.id,
                default_company_id=self.company_id.id,
                default_year=self.year,
                default_month=self.month,
            )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_realisation_action"
        )
        if self.kind in ALWAYS:
            what = ("number_key", "=", self.number_key)
        else:
            what = ("identity", "=", self.node_id.identity)
        return action | {
            "domain": [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                what,
            ],
            "context": {"search_default_current": 1},
        }
