from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.deadline_clock import DeadlineClocks
from odoo.addons.sidocakep_base.models.organisation.official import HEAD
from odoo.addons.sidocakep_base.models.regulation.article_mixin import (
    put_in_parentheses,
)

from .map_review_kind import DOCUMENT_MAP_REVIEW


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
        help="Last day for the next review by the regulation in force; empty where it "
        "asks for none.",
    )
    map_review_overdue = fields.Boolean(
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
        """The profile says how often a map in force is reviewed, if at all.

        Paser 23/2016 art. 3(3): paling singkat satu tahun sekali.
        """
        today = self.env.user._get_office_day()
        latest = dict(
            self.env["sidocakep.map.review"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id"], ["reviewed_on:max"]
            )
        )
        for plan in self:
            plan.map_reviewed_on = latest.get(plan._origin)
        clocks = self._get_map_review_clocks()
        for plan in self:
            due = clocks[plan].due if plan in clocks else False
            plan.map_review_due = due
            plan.map_review_overdue = bool(due) and due < today

    def _search_map_review_overdue(self, operator, value):
        if operator != "in" or set(value) - {True, False}:
            return NotImplemented
        if len(set(value)) == 2:
            return Domain.TRUE
        # The day is the profile's; a plan decided this year owes nothing yet.
        this_year = self.env.user._get_office_day().replace(month=1, day=1)
        candidates = self.search(
            [("state", "=", "decided"), ("document_date", "<", this_year)]
        )
        overdue = Domain("id", "in", candidates.filtered("map_review_overdue").ids)
        return overdue if True in value else ~overdue

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
        self.check_access("read")
        self.env["sidocakep.map.review"].check_access("create")
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
        day = self.env.user._get_office_day()
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
        deadline = self._get_map_review_deadline()
        if not self.map_reviewed_on and not deadline:
            return ""
        if self.map_reviewed_on:
            words = self.env._(
                "Reviewed on %(day)s.", day=self._format_day(self.map_reviewed_on)
            )
        else:
            words = self.env._("Not reviewed yet.")
        if deadline:
            due, citation = deadline
            words = (
                self.env._("%(words)s Overdue since %(due)s.")
                if self.map_review_overdue
                else self.env._("%(words)s At the latest %(due)s.")
            ) % {"words": words, "due": self._format_day(due)}
            words = put_in_parentheses(words, citation)
        return words

    def _get_map_review_deadline(self):
        """Return (last day, article) of the next review by the profile, or None."""
        self.ensure_one()
        clock = self._get_map_review_clocks().get(self)
        return (clock.due, clock.rule._get_citation()) if clock else None

    def _get_map_review_clocks(self):
        """Return ``{plan: clock}`` of the next review of each map that owes one.

        That of the first year whose row in the deadlines is or will be open.
        """
        years = {
            plan: since.year + 1
            for plan in self
            if plan.state == "decided"
            and (since := plan.map_reviewed_on or plan.document_date)
        }
        if not years:
            return {}
        clocks = DeadlineClocks(
            self.env,
            self.browse().union(*years).company_id,
            set(years.values()),
            [DOCUMENT_MAP_REVIEW],
        )
        found = {
            plan: clocks.get(plan.company_id, year, DOCUMENT_MAP_REVIEW)
            for plan, year in years.items()
        }
        return {plan: clock for plan, clock in found.items() if clock}

    def _transition(self, name, vals=None, reason=None):
        """A plan that comes into force, or leaves it, changes what is owed."""
        result = super()._transition(name, vals, reason)
        self.env["sidocakep.deadline.request"]._ask(self.company_id)
        return result

    def _get_map_periods(self):
        """Return the periods whose achievement may be shown, the latest first.

        A dict each of ``key`` and ``name``; none is measured in this room.
        """
        return []

    def _get_map_achievement(self, period):
        """Return what is said of the achievement on the map: of which period, what
        counts.

        :return: dict of ``key``, ``title`` (the period and the day) and ``note``
        """
        return {"key": period["key"], "title": period["name"], "note": ""}
