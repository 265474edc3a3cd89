from odoo import fields, models

NOT_SUBMITTED = {"submitted_on": False, "submitted_by_id": False}


class SidocakepSubmissionMixin(models.AbstractModel):
    """A draft that is put before who acts next, and stays a draft until then.

    The document declares the transition ``submit`` and asks the next person itself.
    """

    _name = "sidocakep.submission.mixin"
    _description = "Submitted Draft"
    _inherit = ["sidocakep.workflow.mixin"]

    _workflow_fields = frozenset(NOT_SUBMITTED)

    submitted_on = fields.Date(readonly=True, copy=False)
    submitted_by_id = fields.Many2one(
        "res.users", string="Submitted by", readonly=True, copy=False
    )
    can_submit = fields.Boolean(compute="_compute_workflow_can")

    def _submit(self):
        """Take the step, and keep who took it and when."""
        day = fields.Date.context_today(self)
        vals = {"submitted_on": day, "submitted_by_id": self.env.uid}
        return self._transition("submit", vals)

    def _filter_submitted(self):
        return self.filtered("submitted_on")

    def _filter_not_submitted(self):
        return self - self._filter_submitted()

    def _get_asked_users(self, roles, day):
        """Return ``{role: {company id: user}}``: whom a step is asked of on a day."""
        companies = self.company_id.sudo()
        return {
            role: {
                company_id: official.user
                for company_id, official in companies._get_officials(
                    role, day, asked=True
                ).items()
            }
            for role in roles
        }
