"""A unit that is a company of its own closes to its agency, the agency to the team."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.exceptions import TransitionError
from odoo.addons.sidocakep_base.models.document.workflow_batch import leave_out_busy
from odoo.addons.sidocakep_base.models.document.workflow_mixin import Transition
from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR, HEAD

from .sidocakep_measurement import (
    ACCEPTED,
    CANCELLED,
    FOLLOWING_STATES,
    KEY_FIELDS,
    REPLACED,
    SENT,
)
from .sidocakep_measurement_steps import ACTIVITIES, ACTIVITY_TAKE

#: Who takes over for the agency, in the order in which they are asked.
TAKERS = (COORDINATOR, HEAD)


class SidocakepMeasurement(models.Model):
    """RSUD, puskesmas, bagian with records of their own: branches below an agency.

    What such a unit sends waits for its agency, whose Sekretaris or head takes it over
    or returns it with a reason. It goes to Tim Monev with the measurement of the
    agency and is accepted with it; what is taken over later goes there by itself. An
    agency in which nobody answers holds up nothing.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _workflow_transitions = {
        "take": Transition((SENT,), SENT, who="_filter_to_take", access="read"),
    }
    _workflow_undone_by = {"take": "return"}
    _workflow_fields = {"taken_on", "taken_by_id"}

    closes_to_id = fields.Many2one(
        "res.company",
        string="Closes to",
        compute="_compute_closes_to_id",
        compute_sudo=True,
        help="The agency that takes over what its unit has sent.",
    )
    taken_on = fields.Date(string="Taken Over on", readonly=True, copy=False)
    taken_by_id = fields.Many2one(
        "res.users", string="Taken Over by", readonly=True, copy=False
    )
    can_take = fields.Boolean(compute="_compute_workflow_can")

    @api.depends("company_id")
    def _compute_closes_to_id(self):
        day = self.env.user._get_office_day()
        agencies = self.company_id.parent_id.filtered("parent_id")
        answering = agencies._get_officials(COORDINATOR, day, asked=True)
        for item in self:
            agency = item.company_id.parent_id & agencies
            item.closes_to_id = agency if agency.id in answering else False

    @api.depends("taken_on")
    def _compute_workflow_can(self):
        """Follow what the agency has taken over too."""
        return super()._compute_workflow_can()

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    @leave_out_busy
    def action_take(self):
        """Take over for the agency what its unit has sent."""
        self._check_not_taken()
        day = self.env.user._get_office_day()
        self._transition("take", {"taken_on": day, "taken_by_id": self.env.uid})
        self._ask_team()
        return True

    def _accept(self, reason=None):
        """Accept with the agency what it took over from its units."""
        result = super()._accept(reason)
        accepted = self.filtered(lambda item: item.state == ACCEPTED)
        taken = accepted._find_taken()
        units = taken.sudo(False)._filter_acceptable()
        if units:
            units._accept(reason)
        (taken - units)._ask_team()
        return result

    def _find_taken(self):
        """Return what the agency took over of its units and waits with it; sudo."""
        return self._find_branches().filtered(
            lambda item: item.state == SENT and item.taken_on
        )

    def _check_not_taken(self):
        """Tell who comes second who took it over."""
        for item in self.filtered("taken_on"):
            raise TransitionError(
                self.env._(
                    "%(measurement)s was taken over on %(day)s by %(person)s. Return "
                    "it if something has to be mended.",
                    measurement=item.display_name,
                    day=item._format_day(item.taken_on),
                    person=item.sudo().taken_by_id.name,
                )
            )

    def _check_send_back(self):
        """What went to Tim Monev with the agency comes back with the agency."""
        for item in self._filter_with_agency().filtered("taken_on"):
            above = item._find_agency_measurements()[item.id]
            if above.state == SENT:
                raise UserError(
                    self.env._(
                        "%(measurement)s was sent with this unit. Ask who heads the "
                        "agency to take it back first.",
                        measurement=above.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # Who
    # ------------------------------------------------------------------

    def _get_agency_with_it(self):
        """Return the agency that what was sent stands with, empty: the team; sudo."""
        self.ensure_one()
        measurement = self.sudo()
        agency = measurement.closes_to_id
        return agency if measurement.state == SENT else agency.browse()

    def _find_agency_measurements(self):
        """Return ``{id: measurement of its agency}`` of what closes to one; sudo.

        Empty where the agency measures nothing in the period.
        """
        units = self.sudo().filtered("closes_to_id")
        if not units:
            return {}
        found = units.browse().search(
            [
                ("company_id", "in", units.closes_to_id.ids),
                ("year", "in", units.mapped("year")),
                ("state", "not in", (REPLACED, CANCELLED)),
            ],
            order="version",
        )
        last = {item._get_key(): item for item in found}
        nothing = units.browse()
        return {
            item.id: last.get(item._get_key(item.closes_to_id), nothing)
            for item in units
        }

    def _find_branches(self):
        """Return the measurements of the units below, of the same periods; sudo."""
        agencies = self.sudo().filtered("company_id.parent_id")
        if not agencies:
            return agencies
        keys = {item._get_key() for item in agencies}
        found = agencies.search(
            [
                ("company_id.parent_id", "in", agencies.company_id.ids),
                ("year", "in", agencies.mapped("year")),
                ("state", "not in", (REPLACED, CANCELLED)),
            ]
        )
        return found.filtered(
            lambda item: item.closes_to_id and item._get_key(item.closes_to_id) in keys
        )

    def _find_open_branches(self):
        """Return those that their agency does not have, nor the team; sudo."""
        found = self._find_branches()
        closed = found.filtered(
            lambda item: (
                item.state == ACCEPTED or (item.state == SENT and item.taken_on)
            )
        )
        keys = {item._get_key() for item in closed}
        return found.filtered(lambda item: item._get_key() not in keys)

    def _get_key(self, company=None):
        """Return which measurement it is, or would be of another company."""
        self.ensure_one()
        names = KEY_FIELDS[1:]
        return ((company or self.company_id).id, *(self[name] for name in names))

    def _filter_with_agency(self):
        """Return what the agency has: not taken over, or on its way with its own."""
        above = self._find_agency_measurements()
        return self.filtered(
            lambda item: (
                item.id in above
                and (
                    not item.taken_on
                    or above[item.id].state in (*FOLLOWING_STATES, SENT)
                )
            )
        )

    def _get_takers(self):
        """Return ``{id: logins}`` that take over: not who sent it, if another can."""
        day = self.env.user._get_office_day()
        items = self.sudo()
        officials = [
            items.closes_to_id._get_officials(role, day, asked=True) for role in TAKERS
        ]
        nobody = self.env["res.users"].sudo()
        takers = {}
        for item in items:
            agency = item.closes_to_id.id
            users = nobody.union(
                *(found[agency].user for found in officials if agency in found)
            )
            takers[item.id] = (users - item._get_authors()) or users
        return takers

    def _filter_of_agency(self):
        """Return those of the units whose agency the user answers for."""
        takers = self._get_takers()
        return self.filtered(lambda item: self.env.user in takers[item.id])

    def _filter_to_take(self):
        waiting = self.filtered(lambda item: not item.taken_on)
        return waiting._filter_with_agency()._filter_of_agency()

    def _filter_own_withdrawal(self):
        """What the agency took over it gives back; nobody takes it out of its hands."""
        return self.filtered(lambda item: not item.taken_on)._filter_own_send()

    def _filter_to_send_back(self):
        """Return what the user returns: for the agency to its unit, or as the team."""
        with_agency = self._filter_with_agency()
        team = (self - with_agency)._filter_acceptable()
        return with_agency._filter_of_agency() | team

    def _filter_acceptable(self):
        """Tim Monev accepts what has reached it."""
        items = self - self._filter_with_agency()
        return super(SidocakepMeasurement, items)._filter_acceptable()

    # ------------------------------------------------------------------
    # Who is asked
    # ------------------------------------------------------------------

    def _ask_team(self):
        """What waits for the agency is asked of its Sekretaris or head."""
        with_agency = self._filter_with_agency()
        with_agency._ask_agency()
        return super(SidocakepMeasurement, self - with_agency)._ask_team()

    def _ask_agency(self):
        day = self.env.user._get_office_day()
        takers = self._get_takers()
        due = self._get_asked_days("send")
        asked = {
            item.id: (
                ACTIVITY_TAKE,
                takers[item.id][:1],
                max(due.get(item.id, day), day),
            )
            for item in self
            if not item.taken_on
        }
        self._hand_over(ACTIVITIES, asked)

    @api.model
    def _ask_team_anew(self):
        """Who answers for the agency no more is not asked; his successor is."""
        waiting = self.search([("state", "=", SENT), ("taken_on", "=", False)])
        waiting = waiting._filter_with_agency()
        takers = waiting._get_takers()
        kind = self.env.ref(ACTIVITY_TAKE)
        wrong = waiting.filtered(
            lambda item: (
                not (
                    item.activity_ids
                    and item.activity_ids.activity_type_id == kind
                    and item.activity_ids.user_id <= takers[item.id]
                )
            )
        )
        wrong._ask_agency()
        return super()._ask_team_anew()
