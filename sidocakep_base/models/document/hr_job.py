from odoo import api, models

#: What of a post decides who signs for it, who is asked, and whom it signs for.
LADDER_FIELDS = frozenset(
    {"active", "company_id", "name", "position_kind_id", "printed_title", "superior_id"}
)
#: What of it is printed, or says who heads a unit.
PLACE_FIELDS = frozenset({"department_id", "echelon", "is_single_holder", "unit_code"})


class HrJob(models.Model):
    """Who comes or goes, and what is opened, moved or closed, changes what is owed.

    Where a post stood on a day is read in the trail: the chatter of a post is not kept
    from being deleted.
    """

    _name = "hr.job"
    _inherit = ["hr.job", "sidocakep.kept.mixin"]

    _kept_names = LADDER_FIELDS | PLACE_FIELDS
    _kept_company = "company_id"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.deadline.request"]._ask(companies)
        self.env["mail.activity"]._follow_posts(self._get_ever_holding())
        return result

    @api.model_create_multi
    def create(self, vals_list):
        jobs = super().create(vals_list)
        jobs._keep_changes(
            {job.id: {"superior_id": None} for job in jobs._filter_kept()}
        )
        return jobs

    def _get_trail_company(self):
        return self.company_id
