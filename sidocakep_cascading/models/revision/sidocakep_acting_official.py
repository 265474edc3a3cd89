from odoo import api, models

#: What decides who is in charge of which position from when to when.
CHARGE_FIELDS = frozenset(
    {"job_id", "employee_id", "capacity", "date_start", "date_end"}
)


class SidocakepActingOfficial(models.Model):
    """A decree that puts somebody in charge proposes the revision of the agreement."""

    _name = "sidocakep.acting.official"
    _inherit = "sidocakep.acting.official"

    @api.model_create_multi
    def create(self, vals_list):
        decrees = super().create(vals_list)
        decrees._follow_mutasi(decrees.job_id)
        return decrees

    def write(self, vals):
        if not CHARGE_FIELDS & vals.keys():
            return super().write(vals)
        jobs = self.job_id
        result = super().write(vals)
        self._follow_mutasi(jobs | self.job_id)
        return result

    def unlink(self):
        jobs = self.job_id
        result = super().unlink()
        self._follow_mutasi(jobs)
        return result

    def _follow_mutasi(self, jobs):
        self.env["sidocakep.pk"]._follow_hr(jobs)
