from odoo import api, models

#: What decides who holds which position from when to when.
HOLDING_FIELDS = frozenset(
    {
        "active",
        "contract_date_end",
        "date_version",
        "departure_date",
        "employee_id",
        "job_id",
    }
)


class HrVersion(models.Model):
    """A mutasi recorded by HR proposes the revision of the agreements it touches."""

    _name = "hr.version"
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._follow_mutasi(versions._get_touched_jobs())
        return versions

    def write(self, vals):
        if not HOLDING_FIELDS & vals.keys():
            return super().write(vals)
        before = self._get_touched_jobs()
        result = super().write(vals)
        self._follow_mutasi(before | self._get_touched_jobs())
        return result

    def unlink(self):
        jobs = self._get_touched_jobs()
        result = super().unlink()
        self._follow_mutasi(jobs)
        return result

    def _get_touched_jobs(self):
        """Return all positions that the employees of these versions ever held, sudo.

        The end of a version is the beginning of the next one: a change in one of them
        changes the tenure in others.
        """
        [(jobs,)] = (
            self.sudo()
            .with_context(active_test=False)
            ._read_group(
                [("employee_id", "in", self.sudo().employee_id.ids)],
                [],
                ["job_id:recordset"],
            )
        )
        return jobs

    def _follow_mutasi(self, jobs):
        self.env["sidocakep.pk"]._follow_hr(jobs)
