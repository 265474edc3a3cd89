"""Rekap Kepatuhan: what was due, when it was done, how many days late."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.const import PERIOD_KINDS
from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS, QUARTERS

from ..data_collection.sidocakep_data_figure_send import ACTIVITY_VERIFY
from ..measurement.sidocakep_measurement import CANCELLED
from ..measurement.sidocakep_measurement_report import YEAR_PERIOD
from ..measurement.sidocakep_measurement_steps import ACTIVITY_ACCEPT, ACTIVITY_SEND
from .stations_sql import get_stations

#: Columns of the days of a period, as the query of the stations names them.
DAYS = ("governments", "kinds", "ends", "sends", "accepted", "reported")
#: Then the days that a station has from the day on which it is handed a packet.
DAYS += ("send_spans", "spans")
TIMINGS = [
    ("waiting", "Not Due Yet"),
    ("late", "Late and Not Done"),
    ("done_late", "Done Late"),
    ("on_time", "Done on Time"),
]
#: What a row is of: a document that is owed, or a station on its way.
DOCUMENT, REPORT = "document", "report"
STATIONS = [
    (DOCUMENT, "Document"),
    ("entry", "Entry of Figures"),
    ("verification", "Verification of Figures"),
    ("sending", "Sending by the Head"),
    ("acceptance", "Acceptance by Tim Monev"),
    (REPORT, "Report of the Measurement"),
]
_QUERY = """
    SELECT item.id, item.station, item.deadline_id, item.company_id,
           SPLIT_PART(company.parent_path, '/', 1)::int AS government_id,
           COALESCE(NULLIF(SPLIT_PART(company.parent_path, '/', 2), ''),
                    SPLIT_PART(company.parent_path, '/', 1))::int AS agency_id,
           item.year, item.document, item.period_kind, item.period_no,
           CASE item.period_kind WHEN 'quarter' THEN item.period_no
                WHEN 'month' THEN (item.period_no + 2) / 3 ELSE 0 END AS quarter,
           item.job_id, item.employee_id, item.user_id,
           COALESCE(NULLIF(item.holder_name, ''), NULLIF(job.printed_title, ''),
                    job.name->>'id_ID', job.name->>'en_US', company.name) AS holder,
           item.date_due, item.done_on, item.complete_on, item.first_on,
           item.timing,
           item.days_late, item.due_count, item.done_count, item.late_count,
           item.due_count - item.late_count AS on_time_count
      FROM (%(documents)s UNION ALL %(stations)s) item
      JOIN res_company company ON company.id = item.company_id
      LEFT JOIN hr_job job ON job.id = item.job_id
"""
_DOCUMENTS = """
    SELECT deadline.id::bigint AS id, %(document)s AS station,
           deadline.id AS deadline_id, deadline.company_id, deadline.year,
           deadline.document, deadline.period_kind, deadline.period_no,
           deadline.job_id, deadline.employee_id, deadline.user_id,
           CASE WHEN COALESCE(deadline.done_on, %(today)s) > deadline.date_due
                THEN COALESCE(NULLIF(deadline.due_holder_name, ''),
                              deadline.holder_name)
                ELSE deadline.holder_name END AS holder_name,
           deadline.date_due, deadline.done_on,
           deadline.complete_on,
           NULLIF(deadline.first_done_on, deadline.done_on) AS first_on,
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
     WHERE deadline.active
"""


class SidocakepPunctuality(models.Model):
    """One document that was owed: by whom, for when, done when.

    Beside the documents stand the stations on their way (entry, verification,
    sending, acceptance, report), each with who held it: what the head of an agency sent
    too late another one may have kept. They count in no sum of documents (``station``).

    What was returned keeps its first day, and has the day on which it was complete
    beside it (Gunung Mas 24/2024 art. 9(8), 9(9); Paser 23/2016 art. 7(4)). Read by
    whoever reads the deadline.
    """

    _name = "sidocakep.punctuality"
    _inherit = ["sidocakep.view.mixin", "sidocakep.period.mixin"]
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
            *("done_on", "first_done_on", "complete_on", "active"),
            "due_holder_name",
        ],
        "sidocakep.measurement": [
            *("company_id", "year", "period_kind", "period_no", "version"),
            *("first_sent_on", "sent_on", "date_end", "state", "accepted_on"),
            *("accepted_by_id", "sent_by_id", "submitted_on", "handed_on"),
        ],
        "sidocakep.measurement.report": [
            *("company_id", "year", "period", "state", "document_date"),
        ],
        "sidocakep.data.figure": [
            *("company_id", "year", "period_kind", "period_no", "state", "date_due"),
            *("date_verify", "sent_on", "verified_on", "verified_by_id"),
            *("asked_job_id", "previous_id", "first_sent_on"),
        ],
        "mail.activity": ["res_model", "res_id", "activity_type_id", "user_id"],
        "res.users": ["partner_id"],
        "res.partner": ["name"],
    }

    station = fields.Selection(
        STATIONS,
        readonly=True,
        help="The document that was owed, or a part of the way to it: by the days of "
        "the profile, inside the last day of the document.",
    )
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
        help="The official; of what is late who held the position on the due day. Of a "
        "vacant position its title, else the agency.",
    )
    date_due = fields.Date(string="Due", readonly=True)
    done_on = fields.Date(string="Done on", readonly=True)
    complete_on = fields.Date(
        string="Complete on",
        readonly=True,
        help="What was returned: the day on which it was sent again.",
    )
    first_on = fields.Date(
        string="First on",
        readonly=True,
        help="What was no document any more after it came back, a returned agreement: "
        "the day on which it was handed in first.",
    )
    timing = fields.Selection(TIMINGS, string="Timeliness", readonly=True)
    days_late = fields.Integer(readonly=True, aggregator="max")
    due_count = fields.Integer(string="Documents Due", readonly=True)
    done_count = fields.Integer(string="Documents Done", readonly=True)
    late_count = fields.Integer(string="Documents Late", readonly=True)
    on_time_count = fields.Integer(string="Documents on Time", readonly=True)

    @property
    def _table_query(self):
        today = self.env.user._get_office_day()
        documents = SQL(_DOCUMENTS, document=DOCUMENT, today=today)
        kinds = {"verify": ACTIVITY_VERIFY, "accept": ACTIVITY_ACCEPT}
        kinds["send"] = ACTIVITY_SEND
        stations = get_stations(
            today=today,
            zone=self.env.user._get_office_zone(),
            **{name: self.env.ref(kind).id for name, kind in kinds.items()},
            **self._get_days(),
        )
        return SQL(_QUERY, documents=documents, stations=stations)

    @api.model
    def _get_days(self):
        """Return by when each period is sent, accepted and reported on, as columns.

        By the profile of the government on the last day of the period.
        """
        companies = self.env["res.company"].sudo()
        periods = (
            self.env["sidocakep.measurement"]
            .sudo()
            ._read_group([("state", "!=", CANCELLED)], ["period_kind", "date_end:day"])
        )
        rows = []
        for government in companies.search([("parent_id", "=", False)]):
            by_profile = {}
            for kind, end in periods:
                profile = government._get_profile(end).sudo()
                by_profile.setdefault(profile, []).append((kind, end))
            for profile, own in by_profile.items():
                if profile:
                    rows += _get_day_rows(profile, government, own)
        columns = zip(*rows, strict=True) if rows else [[]] * len(DAYS)
        return dict(zip(DAYS, map(list, columns), strict=True))

    @api.model
    def _get_documents(self):
        """Return the catalogue of documents of the regulation profiles."""
        return self.env["sidocakep.deadline"]._get_documents()

    @api.depends("document", "period_kind", "period_no", "year", "holder")
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = dict(self._fields["station"]._description_selection(self.env))
        for row in self:
            row.display_name = (
                row.sudo().deadline_id.display_name
                or f"{names[row.station]}, {row._get_period_words()} - {row.holder}"
            )

    def _get_period_words(self):
        """Return the period as it is printed."""
        self.ensure_one()
        if self.period_kind == "quarter":
            return f"TW {QUARTERS[self.period_no - 1]} {self.year}"
        if self.period_kind == "month":
            return f"{MONTHS[self.period_no - 1]} {self.year}"
        return str(self.year)

    def action_view_owed_text(self):
        """Show what the agencies of these rows owe, as a text for a group."""
        self.check_access("read")
        return self.env["sidocakep.owed.text"]._open_window(self.company_id)

    def action_open_step(self):
        """Open the document that was owed, as its kind says, else its deadline."""
        self._ensure_row()
        if self.station != DOCUMENT:
            return self._open_station()
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

    def _open_station(self):
        """Open the figures of the holder, the measurement, or the report."""
        period = [(name, "=", self[name]) for name in ("company_id", "year")]
        period[0] = ("company_id", "=", self.company_id.id)
        of_kind = [(name, "=", self[name]) for name in ("period_kind", "period_no")]
        model = {
            "sending": "sidocakep.measurement",
            "acceptance": "sidocakep.measurement",
            REPORT: "sidocakep.measurement.report",
        }.get(self.station, "sidocakep.data.figure")
        if self.station == REPORT:
            of_kind = [("period", "=", str(self.quarter or YEAR_PERIOD))]
            if begun := self._begin_report(period + of_kind):
                return begun
        elif self.station == "entry":
            of_kind.append(("asked_job_id", "=", self.job_id.id))
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": model,
            "views": [(False, "list"), (False, "form")],
            "domain": period + of_kind,
            "context": {"create": False},
        }

    def _begin_report(self, domain):
        """Return the window of a report that nobody has begun, for who may begin it."""
        reports = self.env["sidocakep.measurement.report"]
        if not reports.has_access("create") or reports.search_count(domain, limit=1):
            return None
        return {
            "type": "ir.actions.act_window",
            "res_model": reports._name,
            "views": [(False, "form")],
            "context": {f"default_{name}": value for name, _is, value in domain},
        }


def _get_day_rows(profile, government, periods):
    """Return a row ``DAYS`` for each period, by one profile.

    :param periods: pairs of the kind of a period and its last day
    """
    profile = profile.with_company(government)
    days = [
        profile._get_measurement_days(station, periods)
        for station in ("send", "accept", "report")
    ]
    spans = (
        profile.measurement_send_days - profile.data_verify_days,
        profile.measurement_accept_days - profile.measurement_send_days,
    )
    return [
        (government.id, *period, *(found[period] for found in days), *spans)
        for period in periods
    ]
