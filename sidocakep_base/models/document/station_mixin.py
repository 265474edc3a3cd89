from odoo import models

from ...exceptions import TransitionError


class SidocakepStationMixin(models.AbstractModel):
    """A decided document that is passed on: each station is a day and who recorded it.

    The document declares the transitions, names in ``_stations`` the station of each
    and has the fields ``<station>_on`` and ``<station>_by_id``; its state stays that of
    the decision.
    """

    _name = "sidocakep.station.mixin"
    _description = "Document That Passes Stations"
    _inherit = ["sidocakep.submission.mixin"]

    #: transition > the station whose day it keeps
    _stations: dict[str, str] = {}

    def _pass(self, name, vals=None):
        """Take the step of a station, and keep its day and who took it."""
        station = self._stations[name]
        day = self.env.user._get_office_day()
        taken = {f"{station}_on": day, f"{station}_by_id": self.env.uid}
        return self._transition(name, {**(vals or {}), **taken})

    def _check_not_done(self, transition):
        """Who comes second is told who was there, and when.

        :raises TransitionError: the document passed the station already
        """
        steps = self._workflow_transitions
        names = [name for name in self._stations if steps[name] is transition]
        for document in self.sudo() if names else ():
            station = self._stations[names[0]]
            if document.state in transition.src and document[f"{station}_on"]:
                done = self.env._(
                    "%(person)s has taken this step on %(document)s already, on "
                    "%(date)s.",
                    person=document[f"{station}_by_id"].name,
                    document=document.display_name,
                    date=self._format_day(document[f"{station}_on"]),
                )
                raise TransitionError(document._join_next(done))
        return super()._check_not_done(transition)

    def _ask(self, kind, get_user):
        """Ask the person of the next station, today.

        :param get_user: of a document, sudo
        """
        day = self.env.user._get_office_day()
        asked = {item.id: (kind, get_user(item), day) for item in self.sudo()}
        self._hand_over(self._step_activities, asked)
