"""A report that Inspektorat reviews is signed only as it was reviewed."""

from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, TransitionError
from odoo.addons.sidocakep_base.models.organisation.official import REVIEWER

from ..lkjip.lkjip_period import YEAR
from ..lkjip.sidocakep_lkjip import DRAFT
from ..lkjip.sidocakep_lkjip_steps import ACTIVITIES
from .sidocakep_lkjip_review import INSPECTORATE, OPEN, PASSED

ACTIVITY_REVIEW = "sidocakep_cascading.mail_activity_type_lkjip_review"


class SidocakepLkjip(models.Model):
    """Compiled > reviewed > signed: of the government always, by PermenPANRB 53/2014;
    of an agency where the profile asks for it; an interim report is not.
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    # The statement of review is printed in the report.
    _days_contained = {"document_date": ("review_ids.statement_date",)}
    _step_activities = (*ACTIVITIES, ACTIVITY_REVIEW)
    _asked_of = {ACTIVITY_REVIEW: REVIEWER}

    review_ids = fields.One2many("sidocakep.lkjip.review", "lkjip_id", copy=False)
    is_reviewed = fields.Boolean(
        string="To Be Reviewed",
        compute="_compute_is_reviewed",
        help="Inspektorat reviews it before it is signed.",
    )
    review_text = fields.Text(
        string="State of the Review", compute="_compute_review_text"
    )
    can_review = fields.Boolean(compute="_compute_can_review")

    @api.depends("company_id", "year", "period")
    def _compute_is_reviewed(self):
        profiles = {}
        for report in self:
            end = date(report.year, 12, 31) if report.year else None
            key = (report.sudo().company_id.root_id, end)
            if key not in profiles and end:
                profiles[key] = report.company_id._get_profile(end).sudo()
            is_asked = bool(end and profiles[key].lkjip_agency_review)
            is_asked = is_asked or report.is_government
            report.is_reviewed = is_asked and report.period == YEAR

    @api.depends("review_ids.state", "state", "submitted_on")
    @api.depends_context("lang")
    def _compute_review_text(self):
        for report in self:
            report.review_text = report.sudo()._describe_review() or False

    @api.depends("review_ids.state", "state", "submitted_on")
    @api.depends_context("uid")
    def _compute_can_review(self):
        is_office = any(map(self.env.user.has_group, INSPECTORATE))
        for report in self:
            report.can_review = bool(
                is_office
                and report.is_reviewed
                and report.state == DRAFT
                and report.submitted_on
                and self.env.user not in report._get_compilers()
                and not report.sudo()._find_valid_review()
            )

    @api.depends("review_ids.state")
    def _compute_standing_text(self):
        return super()._compute_standing_text()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_reviewed(self):
        """What was under review stays with its review."""
        for report in self.sudo().filtered("review_ids"):
            raise FrozenRecordError(
                self.env._(
                    "%(report)s was put before Inspektorat and stays on record. Mend "
                    "it and submit it again.",
                    report=report.display_name,
                )
            )

    # ------------------------------------------------------------------
    # The rounds
    # ------------------------------------------------------------------

    def action_review(self):
        """Open the review of the submitted report; begin it where there is none."""
        self.ensure_one()
        self.check_access("read")
        report = self.sudo()
        report.lock_for_update()
        review = report.review_ids.filtered(lambda item: item.state == OPEN)
        if not review:
            self._check_reviewable()
            review = report.review_ids._begin(report)
        return {
            "type": "ir.actions.act_window",
            "res_model": review._name,
            "res_id": review.id,
            "view_mode": "form",
        }

    def _check_reviewable(self):
        """Refuse to begin a review, and say why."""
        if self.can_review:
            return
        if not any(map(self.env.user.has_group, INSPECTORATE)):
            raise AccessError(self.env._("Leave the review to Inspektorat."))
        if self.env.user in self._get_compilers():
            raise AccessError(
                self.env._(
                    "You had a part in compiling %(report)s: nobody reviews what he "
                    "compiled. Leave it to a colleague.",
                    report=self.display_name,
                )
            )
        raise UserError(
            self.env._(
                "%(report)s is not waiting for a review: it was not submitted, or was "
                "reviewed as it stands. Load the page again.",
                report=self.display_name,
            )
        )

    def action_view_reviews(self):
        """Show all rounds of the review."""
        self.ensure_one()
        self.check_access("read")
        reviews = [("lkjip_id", "=", self.id)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reviews"),
            "res_model": "sidocakep.lkjip.review",
            "domain": reviews,
            "view_mode": "list,form",
        }

    def _get_compilers(self):
        """Return who had a part in it: who began, wrote or submitted it."""
        self.ensure_one()
        report = self.sudo()
        parts = report.section_ids.text_ids.user_id
        return report.create_uid | parts | report.submitted_by_id

    def _find_valid_review(self):
        """Return the review that holds for the report as it stands; sudo."""
        self.ensure_one()
        last = self.review_ids.sorted("number")[-1:]
        if last.state != PASSED:
            return last.browse()
        if self.state == DRAFT and last._find_changed_sections():
            return last.browse()
        return last

    def _get_section_seals(self):
        """Return ``{section id: hash of what stands in it}``, as in JSON; sudo."""
        self.ensure_one()
        return {
            str(section.id): get_seal(
                {
                    "body": section.body or "",
                    "table": section.table_seal or "",
                    "sentences": [
                        item.text
                        for item in section.sentence_ids
                        if item.state == "accepted"
                    ],
                }
            )
            for section in self.section_ids
        }

    def _ask_review_again(self):
        """Ask Inspektorat, where what it reviewed has changed."""
        for report in self.sudo():
            last = report.review_ids.sorted("number")[-1:]
            if report.state == DRAFT and report.submitted_on and last.state == PASSED:
                kinds = report.activity_ids.activity_type_id
                is_asked = self.env.ref(ACTIVITY_REVIEW) in kinds
                if not is_asked and last._find_changed_sections():
                    report._ask_next()

    # ------------------------------------------------------------------
    # Words
    # ------------------------------------------------------------------

    def _describe_review(self):
        """Say how far the review is, and what has changed since; sudo."""
        self.ensure_one()
        last = self.review_ids.sorted("number")[-1:]
        if not self.is_reviewed or not last:
            return ""
        if last.state == PASSED:
            said = self.env._(
                "Reviewed: statement %(number)s of %(day)s.",
                number=last.statement_number,
                day=self._format_day(last.statement_date),
            )
        elif last.state == OPEN:
            said = self.env._(
                "Under review: %(answered)s items answered.",
                answered=last.answered_text,
            )
        else:
            said = self.env._(
                "Returned on %(day)s: %(remarks)s",
                day=self._format_day(last.closed_on),
                remarks=last._get_remarks(),
            )
        return "\n".join(filter(None, (said, last._describe_changes())))

    def _get_submitted_text(self, day):
        report = self.sudo()
        if not report.is_reviewed or report._find_valid_review():
            return super()._get_submitted_text(day)
        return self.env._(
            "Compiled on %(day)s, waits for the review by Inspektorat", day=day
        )

    def _get_next_text(self):
        report = self.sudo()
        waits = self.state == DRAFT and self.submitted_on and report.is_reviewed
        if waits and not report._find_valid_review():
            return self.env._("Inspektorat reviews it next.")
        return super()._get_next_text()

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def _ask_next(self):
        """Ask Inspektorat before who signs, where the report was not reviewed yet."""
        waiting = self.filtered(
            lambda report: report.is_reviewed and not report.sudo()._find_valid_review()
        )
        waiting._ask_step(ACTIVITY_REVIEW)
        return super(SidocakepLkjip, self - waiting)._ask_next()

    def _check_untouched(self):
        """What Inspektorat has begun to review goes back by the review."""
        for report in self.sudo():
            last = report.review_ids.sorted("number")[-1:]
            is_passed = last.state == PASSED and report.submitted_on
            if last.state == OPEN or (
                is_passed and last.closed_on >= report.submitted_on
            ):
                raise TransitionError(
                    self.env._(
                        "Inspektorat has begun to review %(report)s, or is done. Ask "
                        "Inspektorat or who signs to return it.",
                        report=report.display_name,
                    )
                )
        return super()._check_untouched()

    def _filter_returnable(self):
        """Who reviews it gives it back too, by the review."""
        reviewed = self._filter_submitted().filtered(
            lambda report: report.sudo().review_ids.filtered(
                lambda review: review.state == OPEN
            )
        )
        reviews = reviewed.sudo().review_ids.filtered(lambda item: item.state == OPEN)
        mine = reviews.with_env(self.env)._filter_reviewable().lkjip_id
        return super()._filter_returnable() | (reviewed & mine)

    def _get_missing_for_decision(self):
        """A report is signed as it was reviewed."""
        missing = super()._get_missing_for_decision()
        report = self.sudo()
        if report.is_reviewed and not report._find_valid_review():
            last = report.review_ids.sorted("number")[-1:]
            changes = last._describe_changes() if last.state == PASSED else ""
            missing.append(
                self.env._("a new review by Inspektorat. %(changes)s", changes=changes)
                if changes
                else self.env._("the statement of review by Inspektorat")
            )
        return missing

    # ------------------------------------------------------------------
    # On paper
    # ------------------------------------------------------------------

    def _compose(self):
        return {**super()._compose(), "review": self._compose_review()}

    def _compose_review(self):
        """Return the statement of review as it is printed, ``None`` without one."""
        review = self._find_valid_review() if self.is_reviewed else None
        if not review:
            return None
        return review._get_printed_statement()
