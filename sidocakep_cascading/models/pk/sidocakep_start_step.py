from odoo import models

from ...const import DRAFT


class SidocakepStartStep(models.Model):
    """The last step of the first day: an agreement that was proposed."""

    _name = "sidocakep.start.step"
    _inherit = "sidocakep.start.step"

    def _look_pk(self, government, agencies):
        pks = self.env["sidocakep.pk"].sudo()
        of_agencies = [("company_id", "in", agencies.ids)]
        drafts = pks.search_count([*of_agencies, ("state", "=", DRAFT)])
        others = pks.search_count([*of_agencies, ("state", "!=", DRAFT)])
        found = self.env._(
            "%(proposed)s proposed or signed, %(drafts)s drafts",
            proposed=others,
            drafts=drafts,
        )
        return bool(others), found
