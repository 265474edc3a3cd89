from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.sidocakep_base.engine.deadline import add_months
from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_deadline import (
    OFTENER_REFUSED,
)

from .map_review_kind import DOCUMENT_MAP_REVIEW

DECISIONS = [
    ("kept", "The map stays as it is"),
    ("changed", "The plan is to be amended"),
]
ALL_AGENCIES = "sidocakep_base.group_organisasi"
GOVERNMENT = "sidocakep_base.group_bappeda"
OWN_AGENCY = "sidocakep_base.group_agency_coordinator"


class SidocakepMapReview(models.Model):
    """One review of the strategy map of a plan: when, by whom, what was found.

    Written once, never changed or deleted: a mistake is mended by another review.

    Paser 23/2016 art. 3(3): direviu secara berkala, paling singkat satu tahun sekali.
    """

    _name = "sidocakep.map.review"
    _description = "Review of the Strategy Map"
    _inherit = ["sidocakep.standing.mixin"]
    _order = "reviewed_on desc, id desc"
    _check_company_auto = True

    plan_id = fields.Many2one(
        "sidocakep.plan",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('state', '=', 'decided')]",
        default=lambda self: self._default_plan_id(),
    )
    company_id = fields.Many2one(
        related="plan_id.company_id", store=True, index=True, precompute=True
    )
    reviewed_on = fields.Date(
        required=True, default=lambda self: self.env.user._get_office_day()
    )
    reviewer_id = fields.Many2one(
        "res.users",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="restrict",
        help="Who recorded the review.",
    )
    coordinator = fields.Char(
        string="Coordinated by",
        compute="_compute_coordinator",
        store=True,
        precompute=True,
        help="The head of the agency who coordinates the map, as of the review.",
    )
    findings = fields.Text(string="Result of the Review", required=True)
    decision = fields.Selection(
        DECISIONS,
        string="Conclusion of the Review",
        required=True,
        help="A map of a decided plan changes by an amendment of the plan.",
    )

    @api.model
    def _default_plan_id(self):
        plans = self.env["sidocakep.plan"]
        return plans._get_in_force(
            self.env.company,
            kind="renstra",
            year=self.env.user._get_office_day().year,
        ).get(self.env.company.id, plans)

    @api.depends("plan_id")
    def _compute_coordinator(self):
        """Keep who led the agency. Paser 23/2016 art. 3(1)."""
        for review in self:
            plan = review.plan_id
            review.coordinator = plan._get_map_coordinator() if plan else False

    @api.depends("plan_id", "reviewed_on")
    def _compute_display_name(self):
        for review in self:
            review.display_name = f"{review.plan_id.display_name} {review.reviewed_on}"

    @api.model_create_multi
    def create(self, vals_list):
        """Record reviews under the name of whoever records them."""
        for vals in vals_list:
            if vals.get("reviewer_id", self.env.uid) != self.env.uid:
                raise AccessError(
                    self.env._(
                        "A review is recorded in one's own name only. Record it with "
                        "your own login."
                    )
                )
            if "coordinator" in vals:
                raise AccessError(
                    self.env._(
                        "The coordinator of a review is the head of the agency. "
                        "Choose its head."
                    )
                )
        reviews = super().create(vals_list)
        reviews._check_plan()
        self.env["sidocakep.deadline"]._sync(reviews.plan_id)._update_activities()
        return reviews

    def write(self, vals):
        if vals:
            raise UserError(
                self.env._(
                    "A review of the strategy map stays as it was recorded; record "
                    "another one to correct it."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_recorded(self):
        if self:
            raise UserError(
                self.env._(
                    "A review of the strategy map stays on record. Record a new review "
                    "to correct it."
                )
            )

    @api.constrains("reviewed_on", "plan_id")
    def _check_reviewed_on(self):
        today = self.env.user._get_office_day()
        for review in self:
            if review.reviewed_on > today:
                raise ValidationError(
                    self.env._(
                        "A review is recorded when it has been held, not before: "
                        "%(day)s is still to come. Enter the day on which it was "
                        "held.",
                        day=self._format_day(review.reviewed_on),
                    )
                )
            decided = review.plan_id.document_date
            if decided and review.reviewed_on < decided:
                raise ValidationError(
                    self.env._(
                        "The plan is of %(decided)s: its map cannot have been "
                        "reviewed on %(day)s. Enter a later day.",
                        decided=self._format_day(decided),
                        day=self._format_day(review.reviewed_on),
                    )
                )

    @api.constrains("reviewed_on", "plan_id")
    def _check_not_oftener(self):
        """Refuse a second review within a year, where the profile reads it so.

        Paser 23/2016 art. 3(3): "paling singkat satu tahun sekali".
        """
        for review in self:
            day = review.reviewed_on
            rule = (
                review.company_id._get_profile(day)
                .sudo()
                ._get_deadline(DOCUMENT_MAP_REVIEW, day)
            )
            if rule.oftener != OFTENER_REFUSED:
                continue
            near = self.sudo().search(
                [
                    ("plan_id", "=", review.plan_id.id),
                    ("id", "!=", review.id),
                    ("reviewed_on", ">", add_months(day, -12)),
                    ("reviewed_on", "<", add_months(day, 12)),
                ],
                limit=1,
            )
            if near:
                raise ValidationError(
                    rule._cite(
                        self.env._(
                            "The map was reviewed on %(day)s. Record the next review "
                            "a year later at the earliest, from %(next)s on.",
                            day=self._format_day(near.reviewed_on),
                            next=self._format_day(add_months(near.reviewed_on, 12)),
                        )
                    )
                )

    @api.constrains("findings")
    def _check_findings(self):
        for review in self:
            if not review.findings.strip():
                raise ValidationError(
                    self.env._("Write what the review found, even if all is well.")
                )

    def _check_plan(self):
        """Refuse a plan that is not in force or not the user's to review."""
        for plan in self.plan_id:
            if plan.state != "decided":
                raise UserError(
                    self.env._(
                        "%(plan)s is %(state)s: only the map of a plan in force is "
                        "reviewed. Choose the plan in force.",
                        plan=plan.display_name,
                        state=plan._get_state_label(),
                    )
                )
        refused = self.plan_id - self._filter_reviewable(self.plan_id)
        if refused and not self.env.su:
            raise AccessError(
                self.env._(
                    "The map of %(plan)s is reviewed by its agency (head or "
                    "secretary), by Bappeda for the RPJMD, or by the organisation "
                    "division. Ask them to record it.",
                    plan=refused[0].display_name,
                )
            )

    @api.model
    def _filter_reviewable(self, plans):
        """Return those of the plans in force whose map the user may review."""
        user = self.env.user
        plans = plans.filtered(lambda plan: plan.state == "decided")
        if user.has_group(ALL_AGENCIES):
            return plans
        government = user.has_group(GOVERNMENT)
        own = user.has_group(OWN_AGENCY) and user._get_own_agencies()
        return plans.filtered(
            lambda plan: (
                (government and not plan.sudo().company_id.parent_id)
                or (own and plan.company_id in own)
            )
        )
