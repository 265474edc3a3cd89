"""Whose agreements a coordinator helps with."""

from odoo import api, models
from odoo.fields import Domain

from ...const import ASISTEN_GROUP, COORDINATOR_GROUPS


class SidocakepPk(models.Model):
    """The head, helped by the Sekretaris; in the Setda the Sekda, by the Asisten.

    Paser 23/2016 art. 4(1) and 4(2): an Asisten helps with those in his field ("yang
    membidangi"), which are the posts below his own.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.model
    def _get_coordinated_domain(self):
        """Return the domain of the positions whose PKs the user coordinates.

        What the record rules say; Bagian Organisasi needs none.
        """
        user = self.env.user
        coordinated = Domain("company_id", "in", user._get_own_agencies().ids)
        wide = (group for group in COORDINATOR_GROUPS if group != ASISTEN_GROUP)
        if any(map(user.has_group, wide)):
            return coordinated
        if user.has_group(ASISTEN_GROUP):
            return coordinated & Domain("id", "child_of", user._get_held_jobs().ids)
        return Domain.FALSE

    def _filter_proposer(self):
        """Return the drafts that the user puts before their parties.

        Those that the record rules let a coordinator write, and one's own. A compiling
        team (Gunung Mas 24/2024 art. 4(2)) draws up and leaves this step to them.
        """
        if self._may_coordinate():
            return self
        return self.filtered(lambda pk: pk.user_id == self.env.user)

    def _filter_coordinated(self):
        """Return those of the PKs that the user coordinates."""
        jobs = self.env["hr.job"].sudo().with_context(active_test=False)
        mine = jobs.search(
            Domain("id", "in", self.sudo().job_id.ids) & self._get_coordinated_domain()
        )
        return self.filtered(lambda pk: pk.sudo().job_id in mine)
