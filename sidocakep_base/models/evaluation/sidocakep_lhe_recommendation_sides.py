"""Two sides of a recommendation: who evaluated writes one, who was evaluated the other.

Whoever holds both would answer his own questions.
"""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from .sidocakep_lhe_recommendation import INSPECTORATE

#: What the evaluator says.
QUESTION_FIELDS = frozenset(
    {
        "company_id",
        "component",
        "name",
        "remark",
        "report_date",
        "report_number",
        "sequence",
        "year",
    }
)
#: What the agency says.
ANSWER_FIELDS = frozenset(
    {
        "date_due",
        "evidence_ids",
        "planned_action",
        "responsible_job_id",
    }
)


class SidocakepLheRecommendation(models.Model):
    """Inspektorat writes the recommendation, the agency of the own post the answer.

    What was recommended to the government is answered by Bagian Organisasi.
    """

    _name = "sidocakep.lhe.recommendation"
    _inherit = "sidocakep.lhe.recommendation"

    is_evaluator = fields.Boolean(compute="_compute_is_evaluator")

    @api.depends_context("uid")
    def _compute_is_evaluator(self):
        self.is_evaluator = self.env.user.has_group(INSPECTORATE)

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._check_sides(QUESTION_FIELDS)
        answered = {name for vals in vals_list for name in vals if vals[name]}
        items._check_sides(answered & ANSWER_FIELDS)
        return items

    def write(self, vals):
        if not self._workflow_bypassed():
            self._check_sides(vals.keys())
        return super().write(vals)

    def _check_sides(self, names):
        """Refuse the values of the other side."""
        if self.env.su:
            return
        if QUESTION_FIELDS & names and not self.env.user.has_group(INSPECTORATE):
            raise AccessError(
                self.env._(
                    "What was recommended is recorded by Inspektorat. Write what your "
                    "agency does, who does it, by when, and the evidence."
                )
            )
        other = ANSWER_FIELDS & names and self - self._filter_own()
        if other:
            raise AccessError(
                self.env._(
                    "%(item)s is answered by its agency. Ask its head or secretary, or "
                    "who holds the responsible position, to enter it.",
                    item=other[0].display_name,
                )
            )

    def _filter_own(self):
        """Return those that the user answers for, by the agency or by his post."""
        user = self.env.user
        own = user.sudo()._get_own_agencies()
        posts = user._get_held_jobs()
        of_all = user.has_group("sidocakep_base.group_organisasi")
        may = user.has_group("sidocakep_base.group_agency_coordinator")
        return self.filtered(
            lambda item: (
                (may and item.company_id in own)
                or (of_all and not item.sudo().company_id.parent_id)
                or item.sudo().responsible_job_id in posts
            )
        )

    def _filter_answerable(self):
        return self._filter_own()
