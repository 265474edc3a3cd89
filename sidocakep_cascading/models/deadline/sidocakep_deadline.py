"""Which document is owed by whom and when, and how far that has come."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_calendar import (
    TIME_ZONES,
)
from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_deadline import (
    DOCUMENTS,
)

from ...const import (
    DOCUMENT_HAND_IN,
    DOCUMENT_PK,
    DONE_LATE,
    DONE_ON_TIME,
    DUE,
    DUE_STATUSES,
    LATE,
    ON_TIME,
    ORGANISASI_GROUP,
)


class SidocakepDeadline(models.Model):
    """One document that one position owes by a day, from the start of its clock.

    A post with one holder owes its document as a post, so a vacancy owes it too; of a
    functional or pelaksana position every holder owes one. Rows are kept by the
    program (see ``_refresh``), never by hand: they are closed by the step that makes
    the document and stay, so that what was late remains known.

    Gunung Mas 24/2024 art. 7(2), 7(4) and annex C.3; Paser 23/2016 art. 4(3).
    """

    _name = "sidocakep.deadline"
    _description = "Deadline of a Document"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_due, company_id, id"
    _rec_names_search = ["job_id.name", "holder_name"]
    # who reads a row may say that its activity is done
    _mail_post_access = "read"

    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, index=True, ondelete="cascade"
    )
    year = fields.Integer(required=True, aggregator=None, index=True)
    document = fields.Selection(DOCUMENTS, required=True)
    job_id = fields.Many2one(
        "hr.job", string="Position", required=True, index=True, ondelete="restrict"
    )
    position_kind_id = fields.Many2one(
        "sidocakep.position.kind",
        related="job_id.position_kind_id",
        store=True,
        index="btree_not_null",
    )
    employee_id = fields.Many2one(
        "hr.employee", string="Official", index="btree_not_null", ondelete="restrict"
    )
    is_post = fields.Boolean(
        string="Owed by the Post",
        help="The post has one holder at a time: whoever holds it owes the document.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="User of the Official",
        related="employee_id.user_id",
        store=True,
        index="btree_not_null",
    )
    holder_name = fields.Char(string="Held by", help="Empty: the position is vacant.")
    pk_id = fields.Many2one(
        "sidocakep.pk",
        string="PK",
        index="btree_not_null",
        ondelete="set null",
        help="The agreement by which the document is made.",
    )
    pk_state = fields.Selection(related="pk_id.state", string="Status of the PK")
    article = fields.Char(required=True, help="The rule by which the document is due.")
    tz = fields.Selection(TIME_ZONES, string="Time Zone", required=True)
    date_start = fields.Date(
        string="Clock Started On",
        required=True,
        help="Ratification of the DPA, or the day on which the budget was decided.",
    )
    date_due = fields.Date(string="Due", required=True, index=True)
    date_notice = fields.Date(
        string="Due Soon From",
        required=True,
        help="From this day on the document is shown as due.",
    )
    done_on = fields.Date()
    active = fields.Boolean(
        default=True,
        help="Off: the document is not owed any more, e.g. the person has left the "
        "position.",
    )
    status = fields.Selection(
        DUE_STATUSES,
        compute="_compute_status",
        search="_search_status",
    )
    days = fields.Integer(
        string="Days Left",
        compute="_compute_status",
        aggregator=None,
        help="Days until the due date; below zero: days late.",
    )
    status_text = fields.Char(string="Standing", compute="_compute_status")
    can_open_step = fields.Boolean(compute="_compute_can_open_step")

    _job_uniq = models.UniqueIndex(
        "(company_id, year, document, job_id, "
        "(CASE WHEN is_post THEN 0 ELSE employee_id END)) WHERE active IS TRUE",
        "This document of the position has its deadline already.",
    )
    _open_idx = models.Index("(year, date_due) WHERE done_on IS NULL AND active")

    # ------------------------------------------------------------------
    # Standing on a day
    # ------------------------------------------------------------------

    @api.depends("date_due", "date_notice", "done_on", "tz")
    @api.depends_context("lang")
    def _compute_status(self):
        todays = self._get_todays()
        for deadline in self:
            today = todays.get(deadline.tz)
            status, days = self._get_standing(
                deadline.date_due, deadline.date_notice, deadline.done_on, today
            )
            deadline.status = status
            deadline.days = days
            deadline.status_text = self._get_standing_text(status, days)

    @api.model
    def _get_todays(self):
        """Return ``{time zone: today there}``."""
        now = fields.Datetime.now()
        return {
            zone: fields.Datetime.context_timestamp(
                self.with_context(tz=zone), now
            ).date()
            for zone, _label in TIME_ZONES
        }

    @api.model
    def _get_standing(self, due, notice, done, today):
        """Return ``(status, days)`` of a document: days left, below zero days late."""
        if not due or not today:
            return False, 0
        if done:
            return (DONE_LATE if done > due else DONE_ON_TIME), (due - done).days
        days = (due - today).days
        if days < 0:
            return LATE, days
        return (DUE if today >= notice else ON_TIME), days

    @api.model
    def _get_standing_text(self, status, days):
        """Return the words of a badge, e.g. "3 days late" or "12 days left"."""
        if not status:
            return False
        if status == DONE_ON_TIME:
            return self.env._("Done on time")
        if status == DONE_LATE:
            return (
                self.env._("Done 1 day late")
                if days == -1
                else self.env._("Done %s days late", -days)
            )
        if days < 0:
            return (
                self.env._("1 day late")
                if days == -1
                else self.env._("%s days late", -days)
            )
        if days == 0:
            return self.env._("Due today")
        return (
            self.env._("1 day left") if days == 1 else self.env._("%s days left", days)
        )

    def _get_status_sql(self, alias, query):
        """Return the status as SQL, as :meth:`_get_standing` says it."""

        def column(name):
            return self._field_to_sql(alias, name, query)

        today = SQL(
            "(CASE %s %s END)",
            column("tz"),
            SQL(" ").join(
                SQL("WHEN %s THEN %s::date", zone, today)
                for zone, today in self._get_todays().items()
            ),
        )
        return SQL(
            """(CASE WHEN %(done)s > %(due)s THEN 'done_late'
                     WHEN %(done)s IS NOT NULL THEN 'done_on_time'
                     WHEN %(due)s < %(today)s THEN 'late'
                     WHEN %(notice)s <= %(today)s THEN 'due'
                     ELSE 'on_time' END)""",
            done=column("done_on"),
            due=column("date_due"),
            notice=column("date_notice"),
            today=today,
        )

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        wanted = [item for item in value if item]
        if not wanted:
            return Domain.FALSE

        def to_sql(model, alias, query):
            return SQL("%s IN %s", model._get_status_sql(alias, query), tuple(wanted))

        return Domain.custom(
            to_sql=to_sql, predicate=lambda deadline: deadline.status in wanted
        )

    def _field_to_sql(self, alias, field_expr, query=None):
        """Let lists, pivots and graphs group by the status of today."""
        if field_expr == "status":
            self._check_field_access(self._fields["status"], "read")
            return self._get_status_sql(alias, query)
        return super()._field_to_sql(alias, field_expr, query)

    @api.depends("document", "job_id", "year", "holder_name")
    def _compute_display_name(self):
        labels = dict(self._fields["document"]._description_selection(self.env))
        for deadline in self:
            job = deadline.job_id.sudo()
            person = "" if job.is_single_holder else deadline.holder_name
            deadline.display_name = " - ".join(
                filter(
                    None,
                    (
                        f"{labels.get(deadline.document, '')} {deadline.year}",
                        job.name,
                        person,
                    ),
                )
            )

    # ------------------------------------------------------------------
    # What is to be done
    # ------------------------------------------------------------------

    def action_open_step(self):
        """Open what must be done: the PK, or the drawing up of the missing one."""
        self.ensure_one()
        self.check_access("read")
        if self.pk_id:
            return {
                "type": "ir.actions.act_window",
                "res_model": "sidocakep.pk",
                "res_id": self.pk_id.id,
                "view_mode": "form",
            }
        return self._prepare_draw_up(self.job_id)

    def action_draw_up_missing(self):
        """Open the drawing up of every position of the agency that has no PK yet."""
        self.ensure_one()
        missing = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("document", "=", DOCUMENT_PK),
                ("done_on", "=", False),
                ("pk_id", "=", False),
            ]
        )
        return self._prepare_draw_up(missing.job_id)

    def _prepare_draw_up(self, jobs):
        """Return the action that asks to draw up the PKs of positions of the agency."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Draw Up Agreements"),
            "res_model": "sidocakep.pk.draw.up",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_company_id": self.company_id.id,
                "default_year": self.year,
                "default_job_ids": jobs.ids,
            },
        }

    @api.depends("pk_id")
    @api.depends_context("uid")
    def _compute_can_open_step(self):
        """A PK is opened by who reads it; only coordinators draw a missing one up."""
        draws_up = self.env["sidocakep.pk.draw.up"].has_access("create")
        is_office = self.env.user.has_group(ORGANISASI_GROUP)
        companies = self.env.user.company_ids
        for deadline in self:
            deadline.can_open_step = bool(deadline.pk_id) or (
                draws_up
                and (is_office or deadline.company_id in companies)
                and deadline.document in (DOCUMENT_PK, DOCUMENT_HAND_IN)
            )
