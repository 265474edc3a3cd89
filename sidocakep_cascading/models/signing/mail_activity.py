from odoo import api, models

from .sidocakep_pk_verification import ACTIVITY_VERIFY


class MailActivity(models.Model):
    """Whoever inspects an agreement that is not intact says himself that he did."""

    _inherit = "mail.activity"

    @api.model
    def _get_kinds_closed_by_hand(self):
        return (*super()._get_kinds_closed_by_hand(), ACTIVITY_VERIFY)
