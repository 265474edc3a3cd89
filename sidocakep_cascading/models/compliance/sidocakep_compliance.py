"""Which component of the regulation an agency has in a year: made, decided, on time."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.organisation.agency_sql import (
    PARTS_OF_AGENCIES,
)

from .components import COMPONENTS, INSTRUMENTS, PLACES, get_clocks, get_documents

STATES = [
    ("missing", "Missing"),
    ("draft", "In the Making"),
    ("partial", "Decided in Part"),
    ("decided", "Decided"),
]
TIMINGS = [
    ("none", "No Due Date"),
    ("waiting", "Not Due Yet"),
    ("on_time", "On Time"),
    ("late", "Late"),
]

_QUERY = f"""
    WITH duty AS (
        SELECT * FROM UNNEST(%(governments)s, %(years)s, %(places)s, %(rules)s)
            AS duty(government_id, year, place, rule_id)
    ), part AS ({PARTS_OF_AGENCIES}
    ), document AS (%(documents)s
    ), made AS (
        SELECT agency_id, year, place, COUNT(*) AS document_count,
               COUNT(*) FILTER (WHERE is_decided) AS decided_count,
               (ARRAY_AGG(document.id ORDER BY is_decided DESC, rank, version DESC))[1]
                   AS res_id,
               (ARRAY_AGG(version ORDER BY is_decided DESC, rank, version DESC))[1]
                   AS version,
               (ARRAY_AGG(number ORDER BY rank, version DESC)
                   FILTER (WHERE is_decided))[1] AS number,
               (ARRAY_AGG(decided_on ORDER BY rank, version DESC)
                   FILTER (WHERE is_decided))[1] AS decided_on
          FROM document JOIN part ON part.id = document.company_id
         GROUP BY agency_id, year, place
    ), clock AS (
        SELECT * FROM (VALUES %(clocks)s) AS clock(place, document, is_counted)
    ), owed AS (
        SELECT agency_id, year, place,
               COUNT(*) FILTER (WHERE is_counted AND date_start <= %(today)s)
                   AS owed_count,
               COUNT(*) FILTER (WHERE COALESCE(done_on, %(today)s) > date_due)
                   AS late_count,
               BOOL_AND(done_on IS NULL) AS is_open, MAX(date_due) AS date_due
          FROM sidocakep_deadline deadline
          JOIN clock USING (document)
          JOIN part ON part.id = deadline.company_id
         WHERE deadline.active
         GROUP BY agency_id, year, place
    )
    SELECT (agency.id::bigint * 100 + duty.year %% 100) * 100 + duty.place AS id,
           agency.id AS company_id, duty.year, duty.rule_id, rule.code AS component,
           duty.place = ANY(%(instruments)s) AS is_instrument,
           made.res_id, made.version, made.number, made.decided_on,
           COALESCE(made.document_count, 0) AS document_count,
           COALESCE(made.decided_count, 0) AS decided_count,
           GREATEST(made.document_count, owed.owed_count, 1) AS owed_count,
           CASE WHEN made.document_count IS NULL THEN 'missing'
                WHEN made.decided_count = 0 THEN 'draft'
                WHEN made.decided_count
                     < GREATEST(made.document_count, owed.owed_count) THEN 'partial'
                ELSE 'decided' END AS state,
           COALESCE(owed.late_count, 0) AS late_count, owed.date_due,
           CASE WHEN owed.place IS NULL THEN 'none'
                WHEN owed.late_count > 0 THEN 'late'
                WHEN owed.is_open THEN 'waiting'
                ELSE 'on_time' END AS timing
      FROM duty
      JOIN part agency ON agency.government_id = duty.government_id
       AND agency.agency_id = agency.id
      JOIN sidocakep_profile_rule rule ON rule.id = duty.rule_id
      LEFT JOIN made ON made.agency_id = agency.id AND made.year = duty.year
       AND made.place = duty.place
      LEFT JOIN owed ON owed.agency_id = agency.id AND owed.year = duty.year
       AND owed.place = duty.place
"""


class SidocakepCompliance(models.Model):
    """One component that the regulation asks of an agency in a year.

    Gunung Mas 24/2024 art. 3 and 4(1); Paser 23/2016 art. 2 and 9(3). What is so now:
    nobody writes it. Parts of an agency (bagian, puskesmas) are counted in it.
    """

    _name = "sidocakep.compliance"
    _inherit = ["sidocakep.view.mixin"]
    _description = "Compliance with a Component"
    _auto = False
    _order = "year desc, company_id, id"
    _depends = {
        "res.company": ["parent_id", "parent_path"],
        "sidocakep.profile.rule": ["code"],
        "sidocakep.plan": [
            *("company_id", "kind", "state", "year_start", "year_end", "ended_on"),
            *("version", "previous_id", "document_number", "document_date"),
        ],
        "sidocakep.pk": [
            *("company_id", "year", "state", "version", "previous_id", "number"),
            *("date_document", "kind_sequence"),
        ],
        "sidocakep.measurement": [
            *("company_id", "year", "state", "version", "previous_id"),
            *("accepted_on", "date_end"),
        ],
        "sidocakep.rkt": [
            *("company_id", "year", "state", "version", "previous_id"),
            *("document_number", "document_date"),
        ],
        "sidocakep.action.plan": [
            *("company_id", "year", "state", "version", "previous_id"),
            *("document_number", "decided_on"),
        ],
        "sidocakep.cascading.report": [
            *("company_id", "year", "state", "version", "previous_id"),
            *("document_number", "sent_on", "date_end"),
        ],
        "sidocakep.lkjip": [
            *("company_id", "year", "period", "state", "version", "previous_id"),
            *("document_number", "document_date"),
        ],
        "sidocakep.data.collection": [
            *("company_id", "state", "version", "previous_id"),
            *("document_number", "document_date"),
        ],
        "sidocakep.deadline": [
            *("company_id", "year", "document", "date_start", "date_due", "done_on"),
            "active",
        ],
    }

    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    rule_id = fields.Many2one(
        "sidocakep.profile.rule", string="Asked by", readonly=True
    )
    component = fields.Selection(
        [(code, component.label) for code, component in COMPONENTS.items()],
        readonly=True,
    )
    is_instrument = fields.Boolean(string="Supporting Instrument", readonly=True)
    res_id = fields.Integer(readonly=True, aggregator=None)
    version = fields.Integer(readonly=True, aggregator=None)
    number = fields.Char(string="Document Number", readonly=True)
    decided_on = fields.Date(readonly=True)
    document_count = fields.Integer(string="Documents Made", readonly=True)
    decided_count = fields.Integer(string="Documents Decided", readonly=True)
    owed_count = fields.Integer(string="Documents Owed", readonly=True)
    state = fields.Selection(STATES, readonly=True)
    timing = fields.Selection(TIMINGS, string="Timeliness", readonly=True)
    late_count = fields.Integer(
        string="Documents Late",
        readonly=True,
        help="Done after their last day, or past it and not done.",
    )
    date_due = fields.Date(string="Last Day", readonly=True)
    explanation = fields.Char(compute="_compute_explanation")
    can_open_document = fields.Boolean(compute="_compute_explanation")

    @property
    def _table_query(self):
        today = self.env.user._get_office_day()
        duties = self._get_duties(today)
        return SQL(
            _QUERY,
            governments=[duty[0] for duty in duties],
            years=[duty[1] for duty in duties],
            places=[duty[2] for duty in duties],
            rules=[duty[3] for duty in duties],
            documents=get_documents(self.env, today.year),
            clocks=get_clocks(),
            instruments=[PLACES[code] for code in INSTRUMENTS],
            today=today,
        )

    @api.model
    def _get_duties(self, today):
        """Return ``[(government id, year, place, id of the row)]`` of the profiles.

        Of the years for which anything was promised or planned, each on today or its
        nearest day. Never empty, or the columns would have no type.
        """
        years = {today.year}
        for name in ("sidocakep.pk", "sidocakep.rkt"):
            rows = self.env[name].sudo()._read_group([], ["year"])
            years.update(year for (year,) in rows)
        governments = self.env["res.company"].sudo().search([("parent_id", "=", False)])
        duties = [(0, 0, 0, 0)]
        for government in governments:
            for year in sorted(years):
                first, last = today.replace(year, 1, 1), today.replace(year, 12, 31)
                day = min(max(today, first), last)
                duties += [
                    (government.id, year, PLACES[rule.code], rule.id)
                    for rule in government._get_profile(day)
                    .sudo()
                    .rule_ids._filter_in_force(day)
                    if rule.code in PLACES
                ]
        return duties

    @api.depends("company_id", "year", "component")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["component"]._description_selection(self.env))
        for row in self:
            agency = row.company_id.sudo().name
            row.display_name = f"{labels[row.component]} {row.year} - {agency}"

    @api.depends("state", "component", "decided_count", "owed_count", "version")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for row in self:
            row.can_open_document = bool(COMPONENTS[row.component].model)
            row.explanation = row._explain()

    def _explain(self):
        """Return in words how far it is, or why there is nothing."""
        if not self.can_open_document:
            return self.env._("This document is not kept here yet.")
        if self.state == "missing":
            rule = self.company_id._get_rule(self.component)
            return rule._cite(self.env._("Nothing was drawn up."))
        if self.owed_count > 1:
            return self.env._(
                "%(decided)s of %(owed)s decided",
                decided=self.decided_count,
                owed=self.owed_count,
            )
        return self.env._("version %s", self.version)

    def _find_documents(self):
        """Return the decided documents that fulfil the component in the year."""
        self.ensure_one()
        component = COMPONENTS[self.component]
        documents = self.env[component.model]
        decided = [("state", "in", component.final)]
        if self.document_count == 1 or "year" not in documents._fields:
            return documents.search([("id", "=", self.res_id), *decided])
        return documents.search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                *decided,
            ]
        )

    def _find_undecided(self):
        """Return the documents of posts for the year that are made and not decided."""
        self.ensure_one()
        component = COMPONENTS[self.component]
        documents = self.env[component.model]
        if not {"year", "job_id"} <= set(documents._fields):
            return self.env["sidocakep.pk"]
        return documents.search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("year", "=", self.year),
                ("state", "not in", component.final + component.gone + ("cancelled",)),
            ]
        )

    def action_open_document(self):
        """Open what fulfils the component: the one document, or all of the year."""
        self._ensure_row()
        self.check_access("read")
        name = COMPONENTS[self.component].model
        if not name:
            return False
        action = {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": name,
        }
        if self.document_count == 1:
            return action | {"res_id": self.res_id, "views": [(False, "form")]}
        domain = [("company_id", "child_of", self.company_id.id)]
        if "year" in self.env[name]._fields:
            domain += [("year", "=", self.year)]
        return action | {
            "views": [(False, "list"), (False, "form")],
            "domain": domain,
        }
