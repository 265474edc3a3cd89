"""The review of a performance report by Inspektorat, item by item."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.organisation.official import (
    OFFICE_GROUPS,
    REVIEWER,
)

OPEN, PASSED, RETURNED = "open", "passed", "returned"
INSPECTORATE = (OFFICE_GROUPS[REVIEWER],)


class SidocakepLkjipReview(models.Model):
    """One round of the review of one version of a report.

    Its rows are the checklist; what records can answer is proposed, the reviewer
    answers. It ends with the statement of review, which is printed in the report, or
    with remarks. It keeps the hash of each section as it was reviewed: what changes
    afterwards asks for a new round. PermenPANRB 53/2014 annex III.
    """

    _name = "sidocakep.lkjip.review"
    _description = "Review of a Performance Report"
    _inherit = ["sidocakep.frozen.document.mixin", "mail.thread"]
    _order = "year desc, company_id, number desc, id desc"
    _trail_fields = frozenset({"statement_number", "statement_date", "signer_job_id"})
    _days_contained = {"statement_date": ("begun_on",)}
    # Who signs is written with the step: the statement is kept right after it, where
    # it is printed.
    _document_kept_by = None

    _workflow_transitions = {
        "pass": Transition(
            (OPEN,),
            PASSED,
            "_check_pass",
            groups=INSPECTORATE,
            who="_filter_passable",
            access="read",
        ),
        "return": Transition(
            (OPEN,),
            RETURNED,
            "_check_return",
            groups=INSPECTORATE,
            who="_filter_reviewable",
            access="read",
        ),
    }
    _workflow_fields = {
        *("state", "lkjip_id", "number", "checklist_id", "section_seals"),
        *("signer_name", "signer_title", "signer_nip"),
        *("begun_by_id", "begun_on", "closed_by_id", "closed_on"),
    }
    _workflow_frozen_states = {PASSED, RETURNED}
    _workflow_unlink_states = frozenset()

    lkjip_id = fields.Many2one(
        "sidocakep.lkjip",
        string="Performance Report (LKjIP)",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="lkjip_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="lkjip_id.year", store=True, precompute=True, aggregator=None
    )
    number = fields.Integer(
        string="Round of the Review",
        required=True,
        readonly=True,
        default=1,
        aggregator=None,
    )
    checklist_id = fields.Many2one(
        "sidocakep.lkjip.checklist",
        string="Edition of the Review Checklist",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    state = fields.Selection(
        [
            (OPEN, "Under Review"),
            (PASSED, "Reviewed"),
            (RETURNED, "Returned with Remarks"),
        ],
        required=True,
        default=OPEN,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    line_ids = fields.One2many("sidocakep.lkjip.review.line", "review_id")
    section_seals = fields.Json(
        readonly=True, help="Hash of each section as it was reviewed."
    )
    statement_number = fields.Char(string="Number of the Statement")
    statement_date = fields.Date(string="Date of the Statement")
    signer_job_id = fields.Many2one(
        "hr.job",
        string="Statement Signed by",
        index="btree_not_null",
        ondelete="restrict",
        domain=[
            ("company_id.sidocakep_kind", "=", "inspektorat"),
            ("heads_agency", "=", True),
        ],
        help="Who heads the Inspektorat.",
    )
    signer_name = fields.Char(readonly=True, copy=False)
    signer_title = fields.Char(readonly=True, copy=False)
    signer_nip = fields.Char(string="NIP of Who Signs", readonly=True, copy=False)
    remark = fields.Text(
        string="Remarks to Who Compiles",
        help="What is to be mended; read where the report is compiled.",
    )
    agreed_repair = fields.Text(
        string="Repairs Agreed and Still Open",
        help="For the working papers: what was mended during the review, what waits.",
    )
    begun_by_id = fields.Many2one("res.users", string="Reviewed by", readonly=True)
    begun_on = fields.Date(string="Review Begun on", readonly=True)
    closed_by_id = fields.Many2one("res.users", string="Closed by", readonly=True)
    closed_on = fields.Date(string="Review Closed on", readonly=True)
    answered_text = fields.Char(
        string="Items Answered", compute="_compute_answered_text"
    )
    changed_text = fields.Text(
        string="Changed Since",
        compute="_compute_changed_text",
        help="Sections that changed since they were reviewed, and the items that "
        "looked at them.",
    )
    can_review = fields.Boolean(compute="_compute_can_review")
    can_pass = fields.Boolean(compute="_compute_workflow_can")
    can_return = fields.Boolean(compute="_compute_workflow_can")

    _round_uniq = models.UniqueIndex(
        "(lkjip_id, number)",
        "Somebody else has just begun this review. Load the page again.",
    )
    _open_uniq = models.UniqueIndex(
        f"(lkjip_id) WHERE state = '{OPEN}'",
        "This report is under review already. Open that review.",
    )

    @api.depends("lkjip_id", "number")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for review in self:
            review.display_name = self.env._(
                "Review %(number)s of %(report)s",
                number=review.number,
                report=review.lkjip_id.display_name or "",
            )

    @api.depends("line_ids.answer")
    @api.depends_context("lang")
    def _compute_answered_text(self):
        for review in self:
            answered = review.line_ids.filtered("answer")
            review.answered_text = self.env._(
                "%(answered)s of %(all)s",
                answered=len(answered),
                all=len(review.line_ids),
            )

    @api.depends("section_seals", "state")
    @api.depends_context("lang")
    def _compute_changed_text(self):
        for review in self:
            review.changed_text = review.sudo()._describe_changes() or False

    @api.depends_context("uid")
    @api.depends("state")
    def _compute_can_review(self):
        allowed = self._origin._filter_reviewable()._filtered_access("write")
        for review in self:
            review.can_review = review.state == OPEN and review._origin in allowed

    @api.constrains("signer_job_id")
    def _check_signer(self):
        """The statement is signed by who heads the Inspektorat of this government."""
        for review in self.sudo().filtered("signer_job_id"):
            job = review.signer_job_id
            if (
                job.company_id.root_id != review.company_id.root_id
                or job.company_id.sidocakep_kind != "inspektorat"
                or not job.heads_agency
            ):
                raise AccessError(
                    self.env._(
                        "%(job)s does not head the Inspektorat of this government. "
                        "Choose who does.",
                        job=job.name,
                    )
                )

    def write(self, vals):
        """Statement and remarks are written by who reviews, and did not compile."""
        if not self._workflow_bypassed():
            self._check_reviewer()
        return super().write(vals)

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _filter_reviewable(self):
        """Return those that the user may review: in Inspektorat, and not his own work.

        Nobody reviews what he compiled.
        """
        if not any(map(self.env.user.has_group, INSPECTORATE)):
            return self.browse()
        return self.filtered(
            lambda review: self.env.user not in review.lkjip_id._get_compilers()
        )

    def _check_reviewer(self):
        refused = self - self._filter_reviewable()
        if refused:
            raise AccessError(
                self.env._(
                    "%(review)s: nobody reviews what he compiled. Leave it to a "
                    "colleague in Inspektorat.",
                    review=refused[0].display_name,
                )
            )

    def _filter_passable(self):
        """Return those whose statement the user may give.

        Who heads the Inspektorat signs it. Where that post has no holder with a login,
        a reviewer records what was signed on paper.
        """
        reviews = self._filter_reviewable()
        heads = {
            review.id: holder.employee.user_id if holder else self.env["res.users"]
            for review, holder in reviews._get_signers().items()
        }
        return reviews.filtered(
            lambda review: heads[review.id] in (self.env.user, self.env["res.users"])
        )

    def _get_signers(self):
        """Return ``{review: Holder or None}``: who signs on the date of the statement.

        One without a date is signed today.
        """
        today = self.env.user._get_office_day()
        result = {}
        for review in self.sudo():
            day = review.statement_date or today
            holders = review.signer_job_id._get_single_holders(day)
            result[review.with_env(self.env)] = holders.get(review.signer_job_id.id)
        return result

    def _get_printed_statement(self):
        """Return the statement as it is printed; an open one as it would be now; sudo.

        One that was given names who signed it, the other who would sign it.
        """
        self.ensure_one()
        signer, day = self._get_signers()[self], self.statement_date
        employee = signer.employee if signer else self.env["hr.employee"]
        signs = employee._get_official_values("signer", day)
        if self.state != OPEN and signs["signer_name"] != self.signer_name:
            # who signed it is another than who holds the post on that day by now
            signs = employee.browse()._get_official_values("signer")
            signs["signer_nip"] = self.signer_nip or ""
        if self.state != OPEN:
            signs |= {"signer_name": self.signer_name or ""}
        refused = self.line_ids.filtered(lambda line: line.answer == "no")
        return {
            "number": self.statement_number or "",
            "date": format_date(day) if day else "",
            "place": self.company_id._get_signing_place(),
            **signs,
            "signer_title": (signer.title if signer and self.state == OPEN else "")
            or self.signer_title
            or "",
            "notes": [
                f"{line.item_text.rstrip('.')}: tidak. {line.explanation or ''}"
                for line in refused
            ],
        }

    def _get_frozen_remedy(self):
        return self.env._("Begin a new review instead.")

    def _get_next_text(self):
        if self.state == OPEN:
            return self.env._("Inspektorat answers the items and closes the review.")
        return ""

    # ------------------------------------------------------------------
    # What changed since
    # ------------------------------------------------------------------

    def _find_changed_sections(self):
        """Return the sections that are not as they were reviewed; sudo."""
        self.ensure_one()
        kept, now = self.section_seals or {}, self.lkjip_id._get_section_seals()
        return self.lkjip_id.section_ids.filtered(
            lambda section: now[str(section.id)] != kept.get(str(section.id))
        )

    def _find_affected(self, sections):
        """Return the rows that looked at these sections."""
        contents = set(sections.mapped("content"))
        items = self.line_ids.item_id._filter_concerned(contents)
        return self.line_ids.filtered(lambda line: line.item_id in items)

    def _describe_changes(self):
        """Say which sections changed, and which items are affected; sudo."""
        self.ensure_one()
        if self.state == RETURNED or self.lkjip_id._is_frozen():
            return ""
        sections = self._find_changed_sections()
        if not sections:
            return ""
        return self.env._(
            "Changed since the review: %(sections)s. Items to look at anew: %(items)s.",
            sections="; ".join(sections.mapped("name")),
            items=", ".join(self._find_affected(sections).mapped("code")),
        )
