from odoo import api, fields, models
from odoo.exceptions import UserError

from ..lkjip.sidocakep_lkjip import DRAFT
from .review_checks import ReviewFacts
from .sidocakep_lkjip_review import OPEN, PASSED
from .sidocakep_lkjip_review_line import NO


class SidocakepLkjipReview(models.Model):
    """Begun, looked at anew, passed or returned."""

    _name = "sidocakep.lkjip.review"
    _inherit = "sidocakep.lkjip.review"

    missing_text = fields.Text(
        string="Lacking for the Statement",
        compute="_compute_missing_text",
        help="What the statement of review asks for before it can be given.",
    )

    @api.depends(
        *("state", "statement_number", "statement_date", "signer_job_id"),
        *("line_ids.answer", "line_ids.explanation"),
    )
    @api.depends_context("lang")
    def _compute_missing_text(self):
        for review in self:
            missing = (
                review._origin.sudo()._get_missing_for_pass()
                if review.state == OPEN and review._origin
                else []
            )
            review.missing_text = bool(missing) and self.env._(
                "Complete before the statement: %(missing)s.",
                missing="; ".join(missing),
            )

    def _begin(self, report):
        """Open the next round of a report; answers that still hold are kept; sudo."""
        checklist = self.env["sidocakep.lkjip.checklist"]._get_for_year(report.year)
        if not checklist.item_ids:
            raise UserError(
                self.env._(
                    "No edition of the review checklist holds for %(year)s. Have one "
                    "entered (Configuration > Review Checklists).",
                    year=report.year,
                )
            )
        last = report.review_ids.sorted("number")[-1:]
        day = self.env.user._get_office_day()
        review = self._with_workflow_bypass().create(
            {
                "lkjip_id": report.id,
                "number": last.number + 1,
                "checklist_id": checklist.id,
                "signer_job_id": self._find_signer_job(report).id,
                "begun_by_id": self.env.uid,
                "begun_on": day,
                "section_seals": report._get_section_seals(),
            }
        )
        lines = review.line_ids._with_workflow_bypass()
        lines.create(
            [
                {"review_id": review.id, "item_id": item.id}
                for item in checklist.item_ids
            ]
        )
        review._take_over(last)
        review._propose()
        return review

    def _find_signer_job(self, report):
        """Return the post that heads the Inspektorat of the government."""
        government = report.company_id.root_id
        agencies = self.env["res.company"].search(
            [("id", "child_of", government.id), ("sidocakep_kind", "=", "inspektorat")]
        )
        day = self.env.user._get_office_day()
        heads = agencies._get_officials("head", day)
        return next(
            (official.job for official in heads.values()), self.env["hr.job"].sudo()
        )

    def _take_over(self, last):
        """Keep the answers of the last round to what has not changed since."""
        if not last or last.checklist_id != self.checklist_id:
            return
        changed = last._find_changed_sections()
        kept = last.line_ids - last._find_affected(changed)
        answers = {line.item_id: line for line in kept}
        for line in self.line_ids:
            source = answers.get(line.item_id)
            if source and (source.answer != NO or last.state == PASSED):
                line._with_workflow_bypass().write(
                    {
                        "answer": source.answer,
                        "explanation": source.explanation,
                        "work_note": source.work_note,
                    }
                )

    def _propose(self):
        """Write down what the records answer now; sudo."""
        for review in self:
            facts = ReviewFacts(review.lkjip_id)
            for line in review.line_ids.filtered("item_id.check_code"):
                found = facts.answer(line.item_id.check_code)
                line._with_workflow_bypass().write(
                    {
                        "proposal": found.answer,
                        "proposal_text": found.text,
                        "source_model": found.record._name if found.record else False,
                        "source_id": found.record.id if found.record else False,
                    }
                )

    def action_look_again(self):
        """Take the report as it stands now; what it concerns is answered anew."""
        for review in self:
            review.check_access("write")
            review._check_reviewer()
            review._check_not_frozen(["line_ids"])
            plain = review.sudo()._with_workflow_bypass()
            changed = plain._find_changed_sections()
            affected = plain._find_affected(changed)
            affected._with_workflow_bypass().write({"answer": False})
            plain.section_seals = plain.lkjip_id._get_section_seals()
            plain._propose()
        return True

    def action_pass(self):
        """Give the statement of review; the head of region is asked to sign."""
        self._close("pass")
        self.lkjip_id.sudo()._ask_next()
        return True

    def action_return(self):
        """Give the report back with the remarks."""
        for review in self:
            review._check_reviewer()
            review._check_return()
            report = review.lkjip_id
            if report.submitted_on:
                report._give_back(review._get_remarks())
        self._close("return")
        return True

    def _close(self, step):
        day = self.env.user._get_office_day()
        signers = self._get_signers() if step == "pass" else {}
        for review in self:
            vals = {"closed_by_id": self.env.uid, "closed_on": day}
            holder = signers.get(review)
            if holder:
                vals |= {
                    "signer_name": holder.employee.name,
                    "signer_title": holder.title,
                    "signer_nip": holder.employee.nip_display or "",
                }
            review._transition(step, vals)

    # ------------------------------------------------------------------
    # What a step asks for
    # ------------------------------------------------------------------

    def _check_pass(self):
        """Refuse a statement while something of the review lacks, and say all of it."""
        for review in self:
            missing = review.sudo()._get_missing_for_pass()
            if missing:
                raise UserError(
                    self.env._(
                        "%(review)s cannot be closed yet. Complete first:\n%(missing)s",
                        review=review.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_missing_for_pass(self):
        self.ensure_one()
        missing = []
        report, today = self.lkjip_id, self.env.user._get_office_day()
        if report.state != DRAFT or not report.submitted_on:
            missing.append(self.env._("the submission of the report"))
        unanswered = self.line_ids.filtered(lambda line: not line._is_answered())
        if unanswered:
            missing.append(
                self.env._(
                    "an answer to: %(items)s",
                    items=", ".join(unanswered.mapped("code")),
                )
            )
        changes = self._describe_changes()
        if changes:
            missing.append(changes)
        if not self.statement_number or not self.statement_date:
            missing.append(self.env._("number and date of the statement"))
        elif not self.begun_on <= self.statement_date <= today:
            missing.append(
                self.env._(
                    "a date of the statement from the beginning of the review until "
                    "today"
                )
            )
        if not self._get_signers().get(self):
            missing.append(
                self.env._("who heads the Inspektorat on the date of the statement")
            )
        return missing

    def _check_return(self):
        for review in self.sudo():
            if not review._get_remarks():
                raise UserError(
                    self.env._(
                        "%(review)s: write what is to be mended, as a remark or as the "
                        "explanation of an item.",
                        review=review.display_name,
                    )
                )

    def _get_remarks(self):
        """Return what who compiles reads: the remark, and each no with its why."""
        self.ensure_one()
        review = self.sudo()
        refused = review.line_ids.filtered(lambda line: line.answer == NO)
        lines = [f"{line.code}: {line.explanation}" for line in refused]
        return "\n".join(filter(None, [(review.remark or "").strip(), *lines]))
