from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.sidocakep_base.models.document.deadline_clock import DeadlineClocks
from odoo.addons.sidocakep_base.models.organisation.official import HEAD

from .map_review_kind import DOCUMENT_MAP_REVIEW

REVIEW_PERIOD = relativedelta(years=1)


class SidocakepPlan(models.Model):
    """The strategy map of a plan and its yearly review. Paser 23/2016 art. 3."""

    _name = "sidocakep.plan"
    _inherit = ["sidocakep.plan"]

    map_review_ids = fields.One2many(
        "sidocakep.map.review", "plan_id", string="Map Reviews"
    )
    map_review_count = fields.Integer(compute="_compute_map_review_count")
    map_reviewed_on = fields.Date(
        string="Map Reviewed on", compute="_compute_map_review"
    )
    map_review_due = fields.Date(
        compute="_compute_map_review",
        help="A year after the last review, or after the plan was decided.",
    )
    map_review_overdue = fields.Boolean(
        string="Map Not Reviewed for a Year",
        compute="_compute_map_review",
        search="_search_map_review_overdue",
    )
    can_review_map = fields.Boolean(compute="_compute_can_review_map")

    @api.depends("map_review_ids")
    def _compute_map_review_count(self):
        counts = dict(
            self.env["sidocakep.map.review"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id"], ["__count"]
            )
        )
        for plan in self:
            plan.map_review_count = counts.get(plan._origin, 0)

    @api.depends("state", "document_date", "map_review_ids.reviewed_on")
    def _compute_map_review(self):
        """A map in force is reviewed at least once a year. Paser 23/2016 art. 3(3).

        The year is that since the last review, for every government; the last day on
        which a profile that names the article lets it be done is that of its row in
        ``sidocakep.deadline``.
        """
        today = fields.Date.context_today(self)
        latest = dict(
            self.env["sidocakep.map.review"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id"], ["reviewed_on:max"]
            )
        )
        for plan in self:
            plan.map_reviewed_on = latest.get(plan._origin)
            since = plan.map_reviewed_on or plan.document_date
            in_force = plan.state == "decided" and since
            plan.map_review_due = since + REVIEW_PERIOD if in_force else False
            plan.map_review_overdue = bool(in_force) and plan.map_review_due < today

    def _search_map_review_overdue(self, operator, value):
        if operator != "in" or set(value) - {True, False}:
            return NotImplemented
        limit = fields.Date.context_today(self) - REVIEW_PERIOD
        overdue = (
            Domain("state", "=", "decided")
            & Domain("document_date", "<", limit)
            & Domain("map_review_ids", "not any", [("reviewed_on", ">=", limit)])
        )
        if True in value:
            return Domain.TRUE if False in value else overdue
        return ~overdue

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_review_map(self):
        reviews = self.env["sidocakep.map.review"]
        allowed = reviews.has_access("create")
        mine = reviews._filter_reviewable(self) if allowed else self.browse()
        for plan in self:
            plan.can_review_map = plan._origin in mine

    def action_view_map(self):
        """Show the strategy map of this plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_strategy_map_action"
        )
        return action | {
            "display_name": self.env._(
                "Strategy Map: %(plan)s", plan=self.display_name
            ),
            "context": {"sidocakep_map_plan_id": self.id},
        }

    def action_view_map_reviews(self):
        """Show the reviews of the map of this plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_cascading.sidocakep_map_review_action"
        )
        return action | {
            "domain": [("plan_id", "=", self.id)],
            "context": {"default_plan_id": self.id},
        }

    def action_review_map(self):
        """Open the form in which a review of the map of this plan is recorded."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Review of the Strategy Map"),
            "res_model": "sidocakep.map.review",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_plan_id": self.id},
        }

    def _get_map_heading(self):
        """Return what stands over the map: whose it is and how it was reviewed."""
        self.ensure_one()
        states = dict(self._fields["state"]._description_selection(self.env))
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return {
            "id": self.id,
            "name": self.display_name,
            "kind": kinds[self.kind],
            "state": self.state,
            "state_label": states[self.state],
            "company": self.sudo().company_id.name,
            "period": f"{self.year_start}-{self.year_end}",
            "document": self.document_number or "",
            "coordinator": self._get_map_coordinator(),
            "can_edit": not self._is_frozen() and self.has_access("write"),
            "can_review": self.can_review_map,
            "review": self._get_map_review_words(),
            "overdue": self.map_review_overdue,
        }

    def _get_map_coordinator(self):
        """Return title and name of the head, who coordinates the map.

        Paser 23/2016 art. 3(1).
        """
        self.ensure_one()
        day = fields.Date.context_today(self)
        head = self.company_id._get_officials(HEAD, day).get(self.company_id.id)
        if not head:
            return ""
        if not head.employee:
            return head.title
        return f"{head.title}: {head.employee.name}"

    def _get_map_review_words(self):
        """Return in words when the map was reviewed and when it is due again."""
        self.ensure_one()
        if self.state != "decided":
            return ""
        due = format_date(self.env, self.map_review_due)
        if self.map_reviewed_on:
            day = format_date(self.env, self.map_reviewed_on)
            words = self.env._("Reviewed on %(day)s.", day=day)
        else:
            words = self.env._("Not reviewed yet.")
        if self.map_review_overdue:
            words = self.env._("%(words)s Overdue since %(due)s.", words=words, due=due)
        statutory = self._get_map_review_deadline()
        if statutory:
            due, article = statutory
            words = self.env._(
                "%(words)s By law at the latest %(due)s (%(article)s).",
                words=words,
                due=format_date(self.env, due),
                article=article,
            )
        return words

    def _get_map_review_deadline(self):
        """Return (last day, article) of the next review by the profile, or None.

        That of the first year whose row in the deadlines is or will be open.
        """
        self.ensure_one()
        since = self.map_reviewed_on or self.document_date
        if not since:
            return None
        year = since.year + 1
        clocks = DeadlineClocks(
            self.env, self.company_id, [year], [DOCUMENT_MAP_REVIEW]
        )
        clock = clocks.get(self.company_id, year, DOCUMENT_MAP_REVIEW)
        return (clock.due, clock.rule.article) if clock else None

    def _transition(self, name, vals=None, reason=None):
        """A plan that comes into force, or leaves it, changes what is owed."""
        result = super()._transition(name, vals, reason)
        self.env["sidocakep.deadline.request"]._ask(self.company_id)
        return result
