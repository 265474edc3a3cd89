from odoo import api, fields, models

KEEPERS = "hr.group_hr_user"


class HrVersion(models.Model):
    """By which decree the position was given; the agency is that of the position."""

    _name = "hr.version"
    _inherit = "hr.version"

    decree_number = fields.Char(
        copy=False,
        tracking=True,
        groups=KEEPERS,
        help="Decree (SK) by which the position is held from this date on.",
    )
    decree_date = fields.Date(copy=False, tracking=True, groups=KEEPERS)
    decree_scan = fields.Binary(
        string="Scan of the Decree", attachment=True, copy=False, groups=KEEPERS
    )
    decree_scan_name = fields.Char(
        string="File of the Scan", copy=False, groups=KEEPERS
    )

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._follow_agency()
        return versions

    def write(self, vals):
        result = super().write(vals)
        if "job_id" in vals:
            self._follow_agency()
        return result

    def _follow_agency(self):
        """Put the people into the agency of the post that their last version names.

        The agency of an employee is not dated in core. In other companies than those
        of a government it stays what HR says.
        """
        for version in self.filtered(lambda item: item.job_id.company_id):
            employee, agency = version.employee_id, version.job_id.company_id
            if (
                employee.company_id != agency
                and agency.root_id.sidocakep_kind == "government"
                and agency.root_id == employee.company_id.root_id
                and version == employee.version_ids.sorted("date_version")[-1:]
            ):
                # The resource behind the file has a rule of its own.
                employee.sudo().company_id = agency
