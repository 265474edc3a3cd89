from odoo import api, fields, models
from odoo.exceptions import UserError

YES, NO, NOT_ASKED = "yes", "no", "not_asked"
#: What who reviews writes; the program writes the rest.
WRITTEN = frozenset({"answer", "explanation", "work_note"})


class SidocakepLkjipReviewLine(models.Model):
    """One item of the checklist: what the records say, what the reviewer says.

    “If not, explain”: a no has its explanation, or it is no answer.
    """

    _name = "sidocakep.lkjip.review.line"
    _description = "Reviewed Item of a Performance Report"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "review_id, place, id"
    _workflow_document_field = "review_id"
    _trail_fields = frozenset({"answer", "explanation"})

    review_id = fields.Many2one(
        "sidocakep.lkjip.review",
        string="Review of a Performance Report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="review_id.company_id", store=True, index=True, precompute=True
    )
    state = fields.Selection(related="review_id.state")
    item_id = fields.Many2one(
        "sidocakep.lkjip.checklist.item",
        string="Item of the Review Checklist",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    code = fields.Char(related="item_id.code", string="Number in the Group")
    item_text = fields.Text(related="item_id.name", string="Item Wording")
    group = fields.Selection(related="item_id.group", store=True, precompute=True)
    place = fields.Integer(
        related="item_id.place", store=True, precompute=True, aggregator=None
    )
    proposal = fields.Selection(
        [(YES, "Yes"), (NO, "No")], string="Proposed Answer", readonly=True
    )
    proposal_text = fields.Text(string="What It Rests on", readonly=True)
    source_model = fields.Char(readonly=True)
    source_id = fields.Many2oneReference(
        string="Record behind It", model_field="source_model", readonly=True
    )
    answer = fields.Selection(
        [(YES, "Yes"), (NO, "No"), (NOT_ASKED, "Not Asked")],
        string="Answer of the Reviewer",
    )
    explanation = fields.Text(
        string="If Not, Why", help="Compulsory where the answer is no."
    )
    work_note = fields.Text(
        string="What Was Tested", help="For the working papers: what was looked at."
    )
    can_answer = fields.Boolean(related="review_id.can_review")

    _item_uniq = models.UniqueIndex(
        "(review_id, item_id)",
        "This item stands in the review already. Open that row.",
    )

    @api.depends("code", "item_text")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.code} {line.item_text or ''}".strip()

    def write(self, vals):
        if self._workflow_bypassed():
            return super().write(vals)
        self.review_id._check_reviewer()
        self._check_written(vals)
        result = super().write(vals)
        self._check_explained()
        self._ask_follow_ups()
        return result

    def _check_written(self, vals):
        """Refuse what is the program's, and an answer where none is asked."""
        foreign = vals.keys() - WRITTEN
        if foreign:
            raise UserError(
                self.env._(
                    "%(fields)s of a reviewed item is written by the program. Write "
                    "your answer and explanation instead.",
                    fields=", ".join(
                        label["string"]
                        for label in self.fields_get(foreign, ["string"]).values()
                    ),
                )
            )
        if "answer" not in vals:
            return
        for line in self:
            not_asked = line._is_not_asked()
            if (vals["answer"] == NOT_ASKED) != not_asked:
                raise UserError(
                    self.env._(
                        "%(item)s: it is asked only where an item before it was "
                        "answered with no. Answer those first, then this one with yes "
                        "or no.",
                        item=line.display_name,
                    )
                )

    def _is_not_asked(self):
        """Tell whether it asks to explain what needs no explanation."""
        self.ensure_one()
        answers = set(self._get_lines_before().mapped("answer"))
        return self.item_id.is_follow_up and answers == {YES}

    def _get_lines_before(self):
        before = self.item_id._get_items_before()
        return self.review_id.line_ids.filtered(lambda line: line.item_id in before)

    def _is_answered(self):
        """Tell whether it has an answer; a no without its why is none."""
        self.ensure_one()
        if self.answer == NO:
            return bool((self.explanation or "").strip())
        return bool(self.answer)

    def _check_explained(self):
        for line in self:
            if line.answer and not line._is_answered():
                raise UserError(
                    self.env._(
                        "%(item)s is answered with no. Write the explanation.",
                        item=line.display_name,
                    )
                )

    def _ask_follow_ups(self):
        """What asks for an explanation follows the answer before it."""
        for line in self.review_id.line_ids.filtered("item_id.is_follow_up"):
            if not line._get_lines_before() & self:
                continue
            not_asked = line._is_not_asked()
            if not_asked or line.answer == NOT_ASKED:
                answer = NOT_ASKED if not_asked else False
                line.sudo()._with_workflow_bypass().write({"answer": answer})

    # ------------------------------------------------------------------
    # Buttons
    # ------------------------------------------------------------------

    def action_confirm(self):
        """Answer as the records do, having looked at them."""
        self.check_access("write")
        for line in self:
            if not line.proposal:
                raise UserError(
                    self.env._(
                        "%(item)s: no record answers it. Answer it yourself.",
                        item=line.display_name,
                    )
                )
            vals = {"answer": line.proposal}
            if line.proposal == NO and not line.explanation:
                vals["explanation"] = line.proposal_text
            line.write(vals)
        return True

    def action_answer_yes(self):
        """Answer yes to what no record answers."""
        self.check_access("write")
        self.write({"answer": YES})
        return True

    def action_open_source(self):
        """Open the record that stands behind the proposal."""
        self.ensure_one()
        self.check_access("read")
        if not self.source_model or self.source_model not in self.env:
            return False
        return {
            "type": "ir.actions.act_window",
            "res_model": self.source_model,
            "res_id": self.source_id,
            "view_mode": "form",
        }
