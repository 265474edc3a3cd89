"""The problems of an import by kind: one line for what is wrong in 37 rows."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..document.sidocakep_finding import SEVERITY_LABELS

_QUERY = SQL(
    """
    SELECT MIN(problem.id) AS id, MIN(problem.id) AS first_id, problem.import_id,
           problem.company_id, problem.severity, problem.sheet,
           problem.column AS column_name, problem.code, problem.reason,
           COUNT(*)::int AS problem_count,
           SUM(COALESCE(problem.row_count, LEAST(problem.row, 1)))::int AS row_count,
           STRING_AGG(NULLIF(problem.rows, ''), ', ' ORDER BY problem.row, problem.id)
               AS rows,
           COUNT(DISTINCT problem.message) > 1 AS has_messages,
           COUNT(DISTINCT problem.remedy) > 1 AS has_remedies
      FROM sidocakep_import_problem problem
     GROUP BY problem.import_id, problem.company_id, problem.severity, problem.sheet,
              problem.column, problem.code, problem.reason
    """
)
#: Letters of the numbers of rows that stand in a line; the rest is opened.
_SHOWN = 24


class SidocakepImportProblemKind(models.Model):
    """What is wrong in the same way in the same column of a sheet.

    Read by whoever reads the problems; each line opens those it is made of.
    """

    _name = "sidocakep.import.problem.kind"
    _description = "Kind of Import Problem"
    _auto = False
    _rec_name = "message"
    _order = "import_id, severity, first_id"
    _depends = {
        "sidocakep.import.problem": [
            "import_id",
            "company_id",
            "severity",
            "sheet",
            "column",
            "code",
            "reason",
            "row",
            "rows",
            "row_count",
            "value",
            "message",
            "remedy",
        ]
    }

    import_id = fields.Many2one("sidocakep.import", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    first_id = fields.Many2one("sidocakep.import.problem", readonly=True)
    severity = fields.Selection(SEVERITY_LABELS, readonly=True)
    sheet = fields.Char(readonly=True)
    column_name = fields.Char(string="Column", readonly=True)
    code = fields.Char(readonly=True)
    reason = fields.Char(readonly=True)
    problem_count = fields.Integer(readonly=True, aggregator=None)
    row_count = fields.Integer(string="Count", readonly=True, aggregator=None)
    rows = fields.Text(string="All Rows", readonly=True)
    has_messages = fields.Boolean(readonly=True)
    has_remedies = fields.Boolean(readonly=True)
    rows_text = fields.Char(string="Rows", compute="_compute_texts")
    value_text = fields.Char(string="In the Cell", compute="_compute_texts")
    message = fields.Text(string="What Is Wrong", compute="_compute_texts")
    remedy = fields.Text(string="What Mends It", compute="_compute_texts")

    @property
    def _table_query(self):
        return _QUERY

    @api.depends("rows", "problem_count", "has_messages", "has_remedies")
    @api.depends("first_id.rows", "first_id.value")
    @api.depends("first_id.message", "first_id.remedy")
    @api.depends_context("lang")
    def _compute_texts(self):
        for kind in self:
            first, rows = kind.first_id, kind.rows or ""
            kind.rows_text = rows
            if len(rows) > _SHOWN:
                kind.rows_text = f"{rows[:_SHOWN].rpartition(', ')[0] or rows} …"
            kind.value_text = first.value
            if first.value and kind.problem_count > 1:
                kind.value_text = f"{first.value}; …"
            kind.message = kind._of_first(first.message, kind.has_messages)
            kind.remedy = kind._of_first(first.remedy, kind.has_remedies)

    def _of_first(self, text, is_one_of_several):
        """Return what is said of all rows, or of the first where each has its own."""
        if not is_one_of_several or not self.first_id.rows:
            return text
        return self.env._(
            "Row %(rows)s: %(text)s", rows=self.first_id.rows, text=text or ""
        )

    def action_view_rows(self):
        """Open the rows of the kind, each with what is in its cell."""
        self._ensure_row()
        return {
            "type": "ir.actions.act_window",
            "name": self.column_name or self.sheet or self.import_id.name,
            "res_model": "sidocakep.import.problem",
            "view_mode": "list",
            "domain": [
                ("import_id", "=", self.import_id.id),
                ("severity", "=", self.severity),
                ("sheet", "=", self.sheet),
                ("column", "=", self.column_name),
                ("code", "=", self.code),
                ("reason", "=", self.reason),
            ],
        }
