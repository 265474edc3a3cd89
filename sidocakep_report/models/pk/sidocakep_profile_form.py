from odoo import api, models

from .sidocakep_pk import PK_REPORT


class SidocakepProfileForm(models.Model):
    """A form of the PK is printed."""

    _name = "sidocakep.profile.form"
    _inherit = "sidocakep.profile.form"

    @api.model
    def _get_form_reports(self):
        return super()._get_form_reports() | {"pk": PK_REPORT}
