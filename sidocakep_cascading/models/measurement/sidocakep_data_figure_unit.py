"""What a unit has closed stays: no step and no change of its figures."""

from odoo import api, models

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn

from ..data_collection.sidocakep_data_figure import (
    FINAL_STANDINGS,
    OPEN_STATES,
    SENT,
    VERIFIED,
)
from .sidocakep_measurement import ACCEPTED
from .sidocakep_measurement import SENT as MEASURED

#: In which a unit could still be at work on a figure.
LIVE_STATES = (*OPEN_STATES, SENT, VERIFIED)


class SidocakepDataFigure(models.Model):
    """The head of a unit said that its figures are complete: they move no more.

    Neither the unit nor who verifies enters, sends, takes back, verifies, returns or
    corrects one, with its parts and evidence, until the agency gives the figures back
    to the unit with a reason. The exception is what was officially released or audited
    since, as in a period that was accepted (decision 0023).
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    @api.depends("responsible_job_id")
    @api.depends_context("lang")
    def _compute_closed_text(self):
        """Say it of the unit too: its lock holds before the period is accepted.

        And of what never came: after the acceptance it may come, not after the closing.
        """
        result = super()._compute_closed_text()
        open_ones = self.filtered(
            lambda figure: (
                not figure.closed_text
                or (figure.state in OPEN_STATES and not figure.previous_id)
            )
        )
        for figure, sheet in open_ones._find_unit_closings().items():
            figure.closed_text = sheet.with_env(self.env)._get_closing_text()
        return result

    def _find_unit_closings(self):
        """Return ``{figure: sheet by which its unit closed its period}``; sudo."""
        live = self.filtered(
            lambda figure: figure.state in LIVE_STATES and figure.responsible_job_id
        )
        live -= live.filtered(lambda figure: figure._is_settling_release())
        places = {figure: (figure.responsible_job_id, figure) for figure in live}
        return self.env["sidocakep.measurement.sheet"]._find_unit_closings(places)

    def _is_settling_release(self):
        """Tell whether it takes the cell of what was sent, which needs no reopening."""
        self.ensure_one()
        former = self.previous_id
        return (
            self.release_status in FINAL_STANDINGS
            and former.release_status not in FINAL_STANDINGS
            and bool(former._filter_released_elsewhere())
            and bool(self._find_closings((MEASURED, ACCEPTED)))
        )

    def _check_unit_open(self):
        """Refuse what a unit has closed.

        :raises FrozenRecordError: names the closing and who takes it back
        """
        for figure, sheet in self._find_unit_closings().items():
            raise FrozenRecordError(
                self.env._(
                    "%(figure)s stays as it is. %(remedy)s",
                    figure=figure.display_name,
                    remedy=sheet.with_env(self.env)._get_closing_text(),
                )
            )

    # ------------------------------------------------------------------
    # Every way to move one
    # ------------------------------------------------------------------

    def _take_freezing_turn(self):
        """Who closes the unit in this moment reads what is written here, or is first.

        The unit alone: no other waits for it.
        """
        result = super()._take_freezing_turn()
        places = {
            figure: (figure.responsible_job_id, figure)
            for figure in self.sudo()
            if figure.responsible_job_id
        }
        take_turn(self.env["sidocakep.measurement.sheet"]._find_closable(places))
        return result

    def _is_frozen(self):
        """With its parts and evidence, which ask it."""
        return super()._is_frozen() or bool(self._find_unit_closings())

    def _get_frozen_remedy(self):
        """Say which lock holds and who opens it."""
        for sheet in self._find_unit_closings().values():
            return sheet.with_env(self.env)._get_closing_text()
        return super()._get_frozen_remedy()

    def _check_transition_state(self, transition):
        """Refuse every step of what its unit has closed."""
        result = super()._check_transition_state(transition)
        self._check_unit_open()
        return result

    def _workflow_allowed(self, name):
        """Offer no step of what its unit has closed."""
        allowed = super()._workflow_allowed(name)
        return allowed - allowed.browse().union(*allowed._find_unit_closings())

    def _open_pile(self):
        """Refuse before a pile is looked at what would be refused at its end."""
        self.check_access("read")
        self._filter_verifiable()._check_unit_open()
        return super()._open_pile()

    def _check_period_open(self):
        """A correction waits for the unit to have its figures back."""
        result = super()._check_period_open()
        self._check_unit_open()
        return result

    def action_amend_released(self):
        """What was not sent to Tim Monev yet is the unit's, a release as well."""
        self.ensure_one()
        if not self._find_closings((MEASURED, ACCEPTED)):
            self._check_unit_open()
        return super().action_amend_released()
