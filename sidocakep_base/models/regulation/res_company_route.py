"""By which way a document of an agency goes, in the names of a day."""

from odoo import models

from ..organisation.official import HEAD, PLANNER
from .deadline_route import (
    HEAD_OF_REGION,
    INSPECTORATE,
    PLANNING_AGENCY,
    ROUTE,
    ROUTES,
)


class ResCompany(models.Model):
    """The way of a document of an agency, in the names of a day."""

    _name = "res.company"
    _inherit = "res.company"

    def _get_route(self, document, end, day=None):
        """Return ``recipient``, ``through`` and ``copies`` of a document, as printed.

        :param end: the last day of its period, by which its deadline is chosen
        :param day: on which those who are meant hold their posts; without it ``end``
        """
        self.ensure_one()
        day = day or end
        profile = self._get_profile(end).sudo()
        line = profile and profile._get_deadline(document, end)
        addressee, through, copies = ROUTES.get(document, ("",) * 3)
        if line:
            addressee, through, copies = (line[name] or "" for name in ROUTE)
        return {
            "recipient": self._name_place(addressee or HEAD_OF_REGION, day),
            "through": self._name_place(through.strip(), day),
            "copies": [
                self._name_place(place.strip(), day)
                for place in copies.splitlines()
                if place.strip()
            ],
        }

    def _name_place(self, place, day):
        """Return what a word that stands for somebody means on a day."""
        root = self.root_id
        if place == HEAD_OF_REGION:
            head = root._get_officials(HEAD, day).get(root.id)
            return head.job._get_printed_title() if head else place
        if place == PLANNING_AGENCY:
            planner = self._get_officials(PLANNER, day).get(self.id)
            is_known = planner and planner.job
            fallback = "Badan Perencanaan Pembangunan Daerah"
            return planner.job.company_id.name if is_known else fallback
        if place == INSPECTORATE:
            return f"Inspektorat {self._get_government_title()}"
        return place
