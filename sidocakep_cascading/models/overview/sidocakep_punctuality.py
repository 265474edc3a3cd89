"""Rekap Kepatuhan: what was due, when it was done, how many days late."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.const import PERIOD_KINDS
from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS

TIMINGS = [
    ("waiting", "Not Due Yet"),
    ("late", "Late and Not Done"),
    ("done_late", "Done Late"),
    ("on_time", "Done on Time"),
]
#: Documents that go to somebody who may send them back > table of what is sent.
PACKETS = {
    "measurement_quarter": "sidocakep_measurement",
    "measurement_year": "sidocakep_measurement",
    "cascading_report": "sidocakep_cascading_report",
}
_QUERY = """
    SELECT deadline.id, deadline.id AS deadline_id, deadline.company_id,
           SPLIT_PART(company.parent_path, '/', 1)::int AS government_id,
           COALESCE(NULLIF(SPLIT_PART(company.parent_path, '/', 2), ''),
                    SPLIT_PART(company.parent_path, '/', 1))::int AS agency_id,
           deadline.year, deadline.document, deadline.period_kind,
           deadline.period_no,
           CASE deadline.period_kind WHEN 'quarter' THEN deadline.period_no
                WHEN 'month' THEN (deadline.period_no + 2) / 3 ELSE 0 END AS quarter,
           deadline.job_id, deadline.employee_id, deadline.user_id,
           COALESCE(NULLIF(deadline.holder_name, ''), NULLIF(job.printed_title, ''),
                    job.name->>'id_ID', job.name->>'en_US', company.name) AS holder,
           deadline.date_due, deadline.done_on, packet.complete_on,
           CASE WHEN COALESCE(deadline.done_on, %(today)s) > deadline.date_due
                THEN CASE WHEN deadline.done_on IS NULL THEN 'late'
                          ELSE 'done_late' END
                WHEN deadline.done_on IS NULL THEN 'waiting'
                ELSE 'on_time' END AS timing,
           GREATEST(COALESCE(deadline.done_on, %(today)s) - deadline.date_due, 0)
               AS days_late,
           (deadline.date_due <= %(today)s OR deadline.done_on IS NOT NULL)::int
               AS due_count,
           (deadline.done_on IS NOT NULL)::int AS done_count,
           (COALESCE(deadline.done_on, %(today)s) > deadline.date_due)::int
               AS late_count
      FROM sidocakep_deadline deadline
      JOIN res_company company ON company.id = deadline.company_id
      LEFT JOIN hr_job job ON job.id = deadline.job_id
      LEFT JOIN LATERAL (%(packets)s) packet ON TRUE
     WHERE deadline.active
"""
#: The day of the last sending of what was sent first on the day that counts as done.
_PACKET = """
    (SELECT NULLIF(item.sent_on, item.first_sent_on) AS complete_on
       FROM %(table)s item
      WHERE deadline.document = ANY(%(documents)s)
        AND item.company_id = deadline.company_id AND item.year = deadline.year
        AND item.period_kind = deadline.period_kind
        AND item.period_no = deadline.period_no
        AND item.first_sent_on = deadline.done_on
      ORDER BY item.version DESC LIMIT 1)
"""


class SidocakepPunctuality(models.Model):
    """One document that was owed: by whom, for when, done when.

    What was returned keeps its first day, and has the day on which it was complete
    beside it (Gunung Mas 24/2024 art. 9(8), 9(9); Paser 23/2016 art. 7(4)). Read by
    whoever reads the deadline.
    """

    _name = "sidocakep.punctuality"
    _inherit = ["sidocakep.view.mixin"]
    _description = "Punctuality of a Document"
    _auto = False
    _rec_name = "document"
    _order = "agency_id, date_due, document, holder, id"
    _depends = {
        "res.company": ["name", "parent_path"],
        "hr.job": ["name", "printed_title"],
        "sidocakep.deadline": [
            *("company_id", "year", "document", "period_kind", "period_no"),
            *("job_id", "employee_id", "user_id", "holder_name", "date_due"),
            *("done_on", "active"),
        ],
        "sidocakep.measurement": [
            *("company_id", "year", "period_kind", "period_no", "version"),
            *("first_sent_on", "sent_on"),
        ],
        "sidocakep.cascading.report": [
            *("company_id", "year", "period_kind", "period_no", "version"),
            *("first_sent_on", "sent_on"),
        ],
    }

    deadline_id = fields.Many2one("sidocakep.deadline", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency or Unit", readonly=True)
    government_id = fields.Many2one("res.company", readonly=True)
    agency_id = fields.Many2one(
        "res.company",
        readonly=True,
        help="Directly below the government; what is part of it is counted in it.",
    )
    year = fields.Integer(string="Performance Year", readonly=True, aggregator=None)
    document = fields.Selection("_get_documents", readonly=True)
    period_kind = fields.Selection(PERIOD_KINDS, string="Period", readonly=True)
    period_no = fields.Integer(
        string="Quarter or Month", readonly=True, aggregator=None
    )
    quarter = fields.Integer(
        string="Quarter (0: the Year)", readonly=True, aggregator=None
    )
    job_id = fields.Many2one("hr.job", string="Position", readonly=True)
    employee_id = fields.Many2one("hr.employee", string="Official", readonly=True)
    user_id = fields.Many2one("res.users", readonly=True)
    holder = fields.Char(
        string="Held by",
        readonly=True,
        help="The official; of a vacant position its title, else the agency.",
    )
    date_due = fields.Date(string="Due", readonly=True)
    done_on = fields.Date(string="Done on", readonly=True)
    complete_on = fields.Date(
        string="Complete on",
        readonly=True,
        help="What was returned: the day on which it was sent again.",
    )
    timing = fields.Selection(TIMINGS, string="Timeliness", readonly=True)
    days_late = fields.Integer(readonly=True, aggregator="max")
    due_count = fields.Integer(string="Documents Due", readonly=True)
    done_count = fields.Integer(string="Documents Done", readonly=True)
    late_count = fields.Integer(string="Documents Late", readonly=True)

    @property
    def _table_query(self):
        packets = [
            SQL(
                _PACKET,
                table=SQL.identifier(table),
                documents=[name for name, known in PACKETS.items() if known == table],
            )
            for table in dict.fromkeys(PACKETS.values())
        ]
        return SQL(
            _QUERY,
            today=self.env.user._get_office_day(),
            packets=SQL(" UNION ALL ").join(packets),
        )

    @api.model
    def _get_documents(self):
        """Return the catalogue of documents of the regulation profiles."""
        return self.env["sidocakep.deadline"]._get_documents()

    @api.depends("document", "period_kind", "period_no", "year", "holder")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.sudo().deadline_id.display_name

    def _get_period_words(self):
        """Return the period as it is printed."""
        self.ensure_one()
        if self.period_kind == "quarter":
            return f"TW {QUARTERS[self.period_no - 1]} {self.year}"
        if self.period_kind == "month":
            return f"{self.period_no:02}/{self.year}"
        return str(self.year)

    def action_open_step(self):
        """Open the document that was owed, as its kind says, else its deadline."""
        self.ensure_one()
        deadline = self.deadline_id
        deadline.check_access("read")
        if deadline.can_open_step:
            return deadline.action_open_step()
        return {
            "type": "ir.actions.act_window",
            "res_model": deadline._name,
            "res_id": deadline.id,
            "views": [(False, "form")],
        }
