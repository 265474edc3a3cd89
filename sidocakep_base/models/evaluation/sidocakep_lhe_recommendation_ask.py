"""The bell: whom an open recommendation is asked of while no post is named."""

from odoo import models

from ..organisation.official import COORDINATOR, RECEIVER


class SidocakepLheRecommendation(models.Model):
    """Asked of the holder of the responsible post; until one is named, of who helps
    the head to coordinate the agency, for the government of Bagian Organisasi.
    """

    _name = "sidocakep.lhe.recommendation"
    _inherit = "sidocakep.lhe.recommendation"

    def _get_asked_users(self, day):
        agencies = self.sudo().company_id
        officials = agencies._get_officials(COORDINATOR, day, asked=True)
        governments = agencies.filtered(lambda company: not company.parent_id)
        officials |= governments._get_officials(RECEIVER, day, asked=True)
        found = super()._get_asked_users(day)
        for item in self.sudo():
            official = officials.get(item.company_id.id)
            if not found[item.id] and official and official.user.active:
                found[item.id] = official.user
        return found
