from odoo import api, models

RKT_REPORT = "sidocakep_report.action_report_rkt"


class SidocakepProfileForm(models.Model):
    """A form of the RKT is printed."""

    _name = "sidocakep.profile.form"
    _inherit = "sidocakep.profile.form"

    @api.model
    def _get_form_reports(self):
        return super()._get_form_reports() | {"rkt": RKT_REPORT}
