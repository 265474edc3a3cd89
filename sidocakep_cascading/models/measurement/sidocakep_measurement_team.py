"""What was sent follows Tim Monev: a decree lapses, another one is recorded."""

from odoo import api, models

from odoo.addons.sidocakep_base.models.team.team import MONEV

from .sidocakep_measurement import SENT
from .sidocakep_measurement_steps import ACTIVITY_ACCEPT


class SidocakepMeasurement(models.Model):
    """Who is no member any more is not asked; where nobody may accept it is said.

    The profile chooses what holds when the decree of the team has lapsed: its members
    go on, or Bagian Organisasi keeps what comes in and acceptance waits.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.model
    def _ask_team_anew(self):
        """Ask somebody who may accept today, where the one asked may not."""
        day = self.env.user._get_office_day()
        teams = self.env["sidocakep.team"]
        waiting = self.search([("state", "=", SENT)])
        waiting -= waiting._filter_with_agency()
        kind = self.env.ref(ACTIVITY_ACCEPT)
        wrong = waiting.browse()
        for agency, items in waiting.grouped("company_id").items():
            allowed = teams._get_accepting_users(agency, day)
            for item in items:
                steps = item.activity_ids.filtered(
                    lambda step: step.activity_type_id == kind
                )
                asked = steps.user_id
                may = allowed - item._get_authors()
                if asked - may or (may and not asked):
                    wrong |= item
        wrong._ask_team()

    def _get_next_text(self):
        if self.state != SENT or self._has_team():
            return super()._get_next_text()
        return self.env._(
            "No decree of Tim Monev holds today: it was received on %(day)s by Bagian "
            "Organisasi and is accepted once a decree is recorded. The day on which it "
            "was sent counts.",
            day=self._format_day(self.sent_on),
        )

    def _has_team(self):
        """Tell whether a decree of Tim Monev gives its members the right today."""
        day = self.env.user._get_office_day()
        teams = self.env["sidocakep.team"]
        government = self.company_id.sudo().root_id
        return teams._get_standing(MONEV, government, day).has_rights
