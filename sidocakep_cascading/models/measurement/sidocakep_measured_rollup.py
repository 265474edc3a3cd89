"""The achievement of a sasaran and of the government, made from the lines."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.engine.achievement.rollup import (
    NONE_MEASURED,
    Blank,
    counts_as_zero,
)
from odoo.addons.sidocakep_base.models.document.covered_words import (
    MEASURED,
    tell_covered,
)

from .measured_mixin import STATUSES

#: A row of ``part`` is one indicator that takes part in a whole. The government is
#: made of the lines of its agencies, an objective of its indicators, each once,
#: whoever else promised it too. An agency that is measured without a line takes part in
#: the government once, as not reported: how much it would have promised nobody knows,
#: and left out it would look better than all others.
_PARTS = """
    WITH line AS (%(lines)s), part AS (
        SELECT 'government' AS scope, line.id, government_id AS company_id, year,
               period_kind, period_no, date_end, NULL::int AS node_id,
               SPLIT_PART(company.parent_path, '/', 2)::int AS agency_id, status,
               achievement, rating, is_met, weight, TRUE AS is_line
          FROM line JOIN res_company company ON company.id = line.company_id
         WHERE line.company_id != government_id
         UNION ALL
        (SELECT DISTINCT ON (measurement_id, node_id, indicator_id)
                'objective', id, company_id, year, period_kind, period_no, date_end,
                node_id, company_id, status, achievement, rating, is_met, weight, TRUE
           FROM line
          WHERE node_id IS NOT NULL
          ORDER BY measurement_id, node_id, indicator_id, id)
         UNION ALL
        SELECT DISTINCT 'government', NULL::int, agency.parent_id, item.year,
               item.period_kind, item.period_no, item.date_end, NULL::int, agency.id,
               'not_reported', NULL::float, NULL::varchar, NULL::boolean, 1, FALSE
          FROM sidocakep_measurement item
          JOIN res_company agency ON agency.id = item.company_id
          JOIN res_company government ON government.id = agency.parent_id
           AND government.parent_id IS NULL
         WHERE item.state NOT IN ('replaced', 'cancelled')
           AND NOT EXISTS (SELECT FROM sidocakep_measurement_line own
                            WHERE own.measurement_id = item.id)
    )
"""
#: Of a government the key is its number, of an objective that of its first line.
_ROWS = """
    SELECT CASE scope WHEN 'government'
                THEN ((part.company_id::bigint * 10000 + part.year) * 5
                      + part.period_no) * 2
                ELSE MIN(part.id) * 2::bigint + 1 END AS id, scope,
           part.company_id, part.year, part.period_kind, part.period_no,
           MAX(part.date_end) AS date_end, node_id,
           COUNT(*) FILTER (WHERE is_line) AS line_count,
           COUNT(DISTINCT agency_id) FILTER (WHERE status = 'ok') AS agency_count,
           COUNT(DISTINCT agency_id) AS owing_count,
           COUNT(*) FILTER (WHERE status = 'ok') AS measured_count,
           COUNT(*) FILTER (WHERE status = 'ok' AND is_met IS NOT TRUE) AS red_count,
           COUNT(*) FILTER (WHERE status = 'not_reported' AND is_line) AS missing_count,
           COUNT(*) FILTER (WHERE status = 'no_target') AS no_target_count,
           COUNT(*) FILTER (WHERE NOT is_line) AS silent_count
      FROM part
     GROUP BY scope, part.company_id, part.year, part.period_kind, part.period_no,
              node_id
"""
_RESULTS = """
    SELECT scope, company_id, year, period_kind, period_no, COALESCE(node_id, 0),
           status, achievement, rating, is_met, weight, COUNT(*)
      FROM part
     WHERE (scope, company_id, year, period_kind, period_no, COALESCE(node_id, 0))
           IN %(keys)s
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
     ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
"""
_STATUSES = """
    SELECT DISTINCT agency_id, status
      FROM part
     WHERE (scope, company_id, year, period_kind, period_no) = %(key)s
       AND status != 'ok' AND weight > 0
"""
#: On paper: how what was not reported takes part in the whole.
TAKES_PART = {
    "zero": "dihitung 0 menurut kebijakan",
    "out": "tidak ikut dihitung menurut kebijakan",
    "stop": "menunda gabungannya menurut kebijakan",
}


class SidocakepMeasuredRollup(models.Model):
    """A tujuan or sasaran, or the government, in a period.

    Made from the lines by the roll-up of the profile, whenever it is looked at, never
    from means of means. That of the government is of its agencies; what the head of
    region promised himself is measured apart and stands beside it: a roll-up is not it
    (Gunung Mas 24/2024 art. 9(8); Paser 23/2016 art. 8(1)).
    """

    _name = "sidocakep.measured.rollup"
    _inherit = ["sidocakep.view.mixin", "sidocakep.one.period.mixin"]
    _description = "Rolled-up Achievement"
    _auto = False
    _rec_name = "company_id"
    _order = "date_end desc, period_kind, scope, company_id, node_id, id"
    _depends = {
        "res.company": ["parent_id", "parent_path"],
        "sidocakep.measurement": [
            *("company_id", "year", "period_kind", "period_no", "date_end", "state"),
        ],
        "sidocakep.measurement.line": ["measurement_id"],
        "sidocakep.measurement.analysis": ["line_id"],
    }

    scope = fields.Selection(
        [("government", "Government"), ("objective", "Tujuan or Sasaran")],
        string="Of What",
        readonly=True,
    )
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    year = fields.Integer(string="Performance Year", readonly=True, aggregator=None)
    period_kind = fields.Selection(
        [("quarter", "Quarter"), ("year", "Year")], string="Period", readonly=True
    )
    period_no = fields.Integer(
        string="Quarter (0: the Year)", readonly=True, aggregator=None
    )
    date_end = fields.Date(string="End of the Period", readonly=True)
    node_id = fields.Many2one(
        "sidocakep.plan.node", string="Tujuan or Sasaran", readonly=True
    )
    line_count = fields.Integer(string="Indicators", readonly=True)
    agency_count = fields.Integer(
        string="Agencies with a Figure", readonly=True, aggregator=None
    )
    owing_count = fields.Integer(
        string="Agencies That Owe", readonly=True, aggregator=None
    )
    silent_count = fields.Integer(
        string="Agencies without a Measured Agreement",
        readonly=True,
        aggregator=None,
        help="Each takes part once, as not reported.",
    )
    agencies_text = fields.Char(
        string="Made of",
        compute="_compute_agencies_text",
        help="Of how many of the agencies of the government there is a figure.",
    )
    covered_text = fields.Text(
        string="Agencies in It, and Missing", compute="_compute_agencies_text"
    )
    measured_count = fields.Integer(string="Measured", readonly=True)
    red_count = fields.Integer(string="Below Target", readonly=True)
    missing_count = fields.Integer(string="Not Reported", readonly=True)
    no_target_count = fields.Integer(string="Target Not Set", readonly=True)
    status = fields.Selection(
        STATUSES,
        compute="_compute_rollup",
        help="Empty where the profile rolls nothing up.",
    )
    printed = fields.Char(string="Achievement, Printed", compute="_compute_rollup")
    rating = fields.Char(compute="_compute_rollup")
    color = fields.Integer(compute="_compute_rollup")
    trace = fields.Text(string="Why This Figure", compute="_compute_rollup")
    ratings_text = fields.Char(
        string="Indicators by Rating",
        compute="_compute_rollup",
        help="How many indicators have each rating.",
    )
    own_id = fields.Many2one(
        "sidocakep.measurement",
        string="Measurement of Its Own PK",
        compute="_compute_own_id",
    )
    own_printed = fields.Char(
        string="Achievement of Its Own PK", compute="_compute_own_id"
    )

    @property
    def _table_query(self):
        return SQL("%s %s", self._get_parts(), SQL(_ROWS))

    @api.model
    def _get_parts(self):
        lines = self.env["sidocakep.measurement.analysis"]._table_query
        return SQL(_PARTS, lines=lines)

    def _get_key(self):
        """Return what tells this whole from all others."""
        return (
            self.scope,
            self.company_id.id,
            self.year,
            self.period_kind,
            self.period_no,
            self.node_id.id or 0,
        )

    @api.depends("scope", "company_id", "year", "period_kind", "period_no", "node_id")
    def _compute_rollup(self):
        """Let the engine roll up; the figure is the same whoever looks at it."""
        found = self._read_results()
        for row in self:
            parts = found.get(row._get_key(), {})
            profile = row.company_id._get_profile(row.date_end).sudo()
            results = [result for result in parts for _each in range(parts[result])]
            whole = profile._roll_up_result(
                row.scope, row.date_end, results, row.silent_count
            )
            values = profile._get_rolled_fields(whole, row.date_end)
            row.status = whole.status if whole else False
            ratings = Counter()
            for result, number in parts.items():
                ratings[result.rating] += number
            row.ratings_text = ", ".join(
                f"{rating}: {number}" for rating, number in ratings.items() if rating
            )
            for name in ("printed", "rating", "color", "trace"):
                row[name] = values[name]

    @api.depends("scope", "company_id", "year", "period_kind", "period_no")
    @api.depends_context("lang")
    def _compute_agencies_text(self):
        for row in self:
            parts = row._get_covered()
            said = tell_covered(self.env, parts, MEASURED)
            row.covered_text = "\n".join(said) or False
            row.agencies_text = bool(parts) and self.env._(
                "%(count)s of %(all)s agencies",
                count=sum(part.is_in for part in parts),
                all=len(parts),
            )

    def _get_covered(self):
        """Return all agencies of the government beside this, also who owes nothing.

        Who has no figure and is counted as 0 by the policy is in it as that.
        """
        if self.scope != "government":
            return []
        agencies = self.company_id.sudo().child_ids.sorted("name")
        parts = self.env["sidocakep.measurement"]._get_covered(
            agencies, self.year, self.period_kind, self.period_no
        )
        zeros = self._find_zeros()
        return [
            part._replace(is_zero=not part.is_in and agency.id in zeros)
            for agency, part in zip(agencies, parts, strict=True)
        ]

    def _find_zeros(self):
        """Return the ids of agencies of which something counts as 0; sudo.

        None where nothing is measured and the policy gives that no figure.
        """
        rule = self.company_id._get_profile(self.date_end).sudo()
        rule = rule._get_rollup(self.scope, self.date_end)
        if not rule or not (self.measured_count or rule.blank is Blank.ZERO):
            return set()
        self.env.flush_all()
        query = SQL("%s %s", self._get_parts(), SQL(_STATUSES, key=self._get_key()[:5]))
        return {
            agency_id
            for agency_id, status in self.env.execute_query(query)
            if counts_as_zero(Result(status), rule)
        }

    def _get_printed_agencies(self):
        """Return on paper what the figure is of, so that none reads it as one agency's.

        Empty: of none.
        """
        if not self:
            return ""
        profile = self.company_id._get_profile(self.date_end).sudo()
        rule = profile._find_rollup(self.scope, self.date_end)
        basis = profile._get_rollup_basis(self.scope, self.date_end)
        method = f"{basis}; " if basis else ""
        parts = self._get_covered()
        count = f"{sum(part.is_in for part in parts)} dari {len(parts)}"
        words = f"{method}{count} Perangkat Daerah telah diukur"
        if rule and not self.measured_count and rule.none_measured == "none":
            return f"{words}, {NONE_MEASURED}"
        if rule and (self.missing_count or self.silent_count):
            words += f", {self._say_missing()} {TAKES_PART[rule.not_reported]}"
        if rule and self.no_target_count:
            words += (
                f", {self.no_target_count} indikator yang targetnya belum ditetapkan "
                f"{TAKES_PART[rule.no_target]}"
            )
        return words

    def _say_missing(self):
        """Return what was not reported: who adds up the table above finds each part."""
        parts = []
        if self.missing_count:
            parts.append(f"{self.missing_count} indikator yang belum dilaporkan")
        if self.silent_count:
            parts.append(
                f"{self.silent_count} Perangkat Daerah tanpa Perjanjian Kinerja yang "
                "diukur, masing-masing sebagai satu indikator,"
            )
        return " dan ".join(parts)

    def _read_results(self):
        """Return ``{key: {Result: how many}}`` of these wholes, in one query."""
        keys = tuple(row._get_key() for row in self)
        if not keys:
            return {}
        self.env.flush_all()
        found = {}
        query = SQL("%s %s", self._get_parts(), SQL(_RESULTS, keys=keys))
        for (
            *key,
            status,
            figure,
            rating,
            is_met,
            weight,
            number,
        ) in self.env.execute_query(query):
            result = Result(status, weight=Decimal(repr(float(weight))))
            if status == OK:
                figure = Decimal(repr(figure))
                result = replace(
                    result, raw=figure, capped=figure, rating=rating or "", met=is_met
                )
            # rows that differ in what has no figure are one result
            found.setdefault(tuple(key), Counter())[result] += number
        return found

    @api.depends("scope", "company_id", "year", "period_kind", "period_no")
    def _compute_own_id(self):
        """Find what the head of region promised himself, measured for the period."""
        lines = self.env["sidocakep.measurement.analysis"]
        wholes = self.filtered(lambda row: row.scope == "government")
        groups = lines._read_group(
            [
                ("company_id", "in", wholes.company_id.ids),
                ("date_end", "in", wholes.mapped("date_end")),
            ],
            ["company_id", "year", "period_kind", "period_no", "measurement_id"],
        )
        own = {(company, *key): item for company, *key, item in groups}
        for row in self:
            key = (row.company_id, row.year, row.period_kind, row.period_no)
            row.own_id = row in wholes and own.get(key)
            row.own_printed = row.own_id.printed

    def action_view_lines(self):
        """Open the indicators that this is made of."""
        self._ensure_row()
        self.check_access("read")
        name = "node_id" if self.scope == "objective" else "government_id"
        value = self.node_id.id if self.scope == "objective" else self.company_id.id
        domain = [
            (name, "=", value),
            ("year", "=", self.year),
            ("period_kind", "=", self.period_kind),
            ("period_no", "=", self.period_no),
        ]
        if self.scope == "government":
            domain.append(("company_id", "!=", value))
        else:
            domain.append(("company_id", "=", self.company_id.id))
        title = self.env._("Indicators of the Roll-up")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "sidocakep.measurement.analysis",
            "view_mode": "list,pivot,graph",
            "domain": domain,
        }
