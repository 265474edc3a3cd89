"""Which document is owed by whom and when, and how far that has come."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...const import DUE_STATUSES, PERIOD_KINDS
from ...engine.deadline import DONE_LATE, DONE_ON_TIME, standing
from ..regulation.sidocakep_profile_calendar import TIME_ZONES
from .period import get_period_label


class SidocakepDeadline(models.Model):
    """One document that a position, an agency or another record owes by a day.

    Which documents there are, and what each asks, is told by its kind
    (``_get_kinds``). Rows are kept by the program (see ``_refresh``), never by hand:
    they are closed by the step that makes the document and stay, so that what was
    late remains known.

    Gunung Mas 24/2024 art. 7(2), 7(4), 9(8), 9(9) and 11(2); Paser 23/2016 art. 3(3)
    and 4(3).
    """

    _name = "sidocakep.deadline"
    _description = "Deadline of a Document"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_due, company_id, id"
    _rec_names_search = ["job_id.name", "holder_name", "company_id.name"]
    # who reads a row may say that its activity is done
    _mail_post_access = "read"

    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, index=True, ondelete="cascade"
    )
    year = fields.Integer(required=True, aggregator=None, index=True)
    document = fields.Selection("_get_documents", required=True)
    res_model = fields.Char(string="Kind of Who Owes It", required=True)
    res_id = fields.Many2oneReference(
        string="Record of Who Owes It", model_field="res_model", required=True
    )
    owner_name = fields.Char(string="Owed by", compute="_compute_owner_name")
    period_kind = fields.Selection(
        PERIOD_KINDS, string="Period", required=True, default="year"
    )
    period_no = fields.Integer(
        string="Quarter or Month",
        required=True,
        default=0,
        aggregator=None,
        help="1 to 4 for a quarter, 1 to 12 for a month, 0 for a year.",
    )
    job_id = fields.Many2one(
        "hr.job",
        string="Position",
        compute="_compute_job_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
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
    is_personal = fields.Boolean(
        string="Owed by the Person",
        help="Off: whoever holds the position, or leads the agency, owes it.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="User of the Official",
        related="employee_id.user_id",
        store=True,
        index="btree_not_null",
    )
    holder_name = fields.Char(string="Held by", help="Empty: the position is vacant.")
    article = fields.Char(required=True, help="The rule by which the document is due.")
    tz = fields.Selection(TIME_ZONES, string="Time Zone", required=True)
    date_start = fields.Date(
        string="Clock Started On",
        required=True,
        help="The day of the event from which the rule counts.",
    )
    date_due = fields.Date(string="Due", required=True, index=True)
    date_notice = fields.Date(
        string="Due Soon From",
        required=True,
        help="From this day on the document is shown as due.",
    )
    counted_by = fields.Char(
        readonly=True,
        help="How the rule counts from the start: another calendar moves a day that is "
        "not over, another rule any.",
    )
    done_on = fields.Date(help="The day that counts.")
    first_done_on = fields.Date(
        string="Handed In First on",
        compute="_compute_first_done_on",
        store=True,
        help="What came back, or was no more, keeps the day on which it was there "
        "first.",
    )
    complete_on = fields.Date(
        string="Handed In Again on",
        help="What was returned: the day on which it was handed in last.",
    )
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
    turn_text = fields.Char(string="Whose Turn It Is", compute="_compute_turn_text")

    _owed_uniq = models.UniqueIndex(
        "(company_id, year, document, res_model, res_id, period_kind, period_no, "
        "(CASE WHEN is_personal THEN COALESCE(employee_id, 0) ELSE 0 END)) "
        "WHERE active IS TRUE",
        "This document has its deadline already. Open the deadline that is there.",
    )
    _owner_idx = models.Index("(res_model, res_id, year)")
    _open_idx = models.Index("(year, date_due) WHERE done_on IS NULL AND active")

    @api.model
    def _get_documents(self):
        """Return the catalogue of documents of the regulation profiles."""
        rules = self.env["sidocakep.profile.deadline"]
        return rules._fields["document"]._description_selection(self.env)

    @api.depends("done_on")
    def _compute_first_done_on(self):
        """Keep the first day, whatever became of the document later."""
        for deadline in self:
            days = filter(None, (deadline.first_done_on, deadline.done_on))
            deadline.first_done_on = min(days, default=False)

    # ------------------------------------------------------------------
    # Who owes it
    # ------------------------------------------------------------------

    @api.depends("res_model", "res_id")
    def _compute_job_id(self):
        for deadline in self:
            is_job = deadline.res_model == "hr.job"
            deadline.job_id = deadline.res_id if is_job else False

    @api.depends("res_model", "res_id")
    def _compute_owner_name(self):
        """Name who owes it to whoever reads the row; empty when that is gone."""
        by_model = defaultdict(set)
        for deadline in self.filtered("res_id"):
            by_model[deadline.res_model].add(deadline.res_id)
        names = {
            (name, owner.id): owner[owner._rec_name or "display_name"]
            for name, ids in by_model.items()
            for owner in self.env[name].sudo().browse(ids).exists()
        }
        for deadline in self:
            key = (deadline.res_model, deadline.res_id)
            deadline.owner_name = names.get(key, False)

    @api.depends(
        "document",
        "holder_name",
        "is_personal",
        "owner_name",
        "period_kind",
        "period_no",
        "year",
    )
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["document"]._description_selection(self.env))
        for deadline in self:
            label = labels.get(deadline.document, "")
            words = [
                f"{label} {deadline._get_period_label()}",
                deadline.owner_name,
                deadline.is_personal and deadline.holder_name,
            ]
            deadline.display_name = " - ".join(filter(None, words))

    def _get_period_label(self):
        """Return the period in words, e.g. "2026 quarter 2"."""
        self.ensure_one()
        return get_period_label(self)

    # ------------------------------------------------------------------
    # Standing on a day
    # ------------------------------------------------------------------

    @api.depends("date_due", "date_notice", "done_on", "tz")
    @api.depends_context("lang")
    def _compute_status(self):
        todays = self._get_todays()
        for deadline in self:
            status, days = False, 0
            if deadline.date_due and deadline.tz:
                status, days = standing(
                    deadline.date_due,
                    deadline.date_notice,
                    todays[deadline.tz],
                    deadline.done_on or None,
                )
            deadline.status = status
            deadline.days = days
            deadline.status_text = self._get_standing_text(status, days)

    def _say_standing(self):
        """Return the standing in a sentence: of what is late, whose it is too."""
        self.ensure_one()
        return self.status_text

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
        """Return the status as SQL: what ``engine.deadline.standing`` says.

        Said a second time because lists filter, group and page by it: a test holds
        the two together over dates of every order.
        """

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

    # ------------------------------------------------------------------
    # What is to be done
    # ------------------------------------------------------------------

    def action_open_step(self):
        """Open what must be done next, as the kind of the document says."""
        self.ensure_one()
        self.check_access("read")
        for kind, row in self._group_by_kind():
            return kind.open_step(row)
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _get_owed_text(self):
        """Return who owes what by when as one line of plain text."""
        self.ensure_one()
        name = self.display_name
        if self.holder_name and not self.is_personal:
            name = f"{name} ({self.holder_name})"
        return f"{name}: {self._format_day(self.date_due)}, {self._say_standing()}"

    def action_view_owed_text(self):
        """Show the text to copy, of each agency of the rows."""
        self.check_access("read")
        return self.env["sidocakep.owed.text"]._open_window(self.company_id)

    @api.depends("done_on", "holder_name")
    @api.depends_context("lang", "uid")
    def _compute_turn_text(self):
        """Say who is to act next, and what he does, where it is still owed."""
        self.turn_text = False
        for kind, rows in self._group_by_kind():
            for row, words in kind.get_turn_texts(rows).items():
                row.turn_text = words if not row.done_on else False

    @api.depends_context("uid")
    def _compute_can_open_step(self):
        self.can_open_step = False
        for kind, rows in self._group_by_kind():
            kind.filter_can_open(rows).can_open_step = True
