"""Correcting an accepted measurement, while it is reopened for its agency."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.document.turn_words import say_asked

from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES
from .sidocakep_measurement_steps import ACTIVITY_CORRECT

ASK_VIEW = "sidocakep_cascading.sidocakep_measurement_reopening_view_form_ask"


class SidocakepMeasurement(models.Model):
    """An accepted measurement is corrected while it is reopened."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    reopening_ids = fields.One2many(
        "sidocakep.measurement.reopening", "measurement_id", string="Reopenings"
    )
    can_amend = fields.Boolean(compute="_compute_can_amend")
    can_ask_reopening = fields.Boolean(compute="_compute_can_amend")
    can_answer = fields.Boolean(compute="_compute_can_amend")

    @api.depends("state", "reopening_ids.state", "reopening_ids.date_until")
    @api.depends_context("uid")
    def _compute_can_amend(self):
        allowed = self._filtered_access("write")
        for item in self:
            is_ours = item.state == ACCEPTED and item in allowed
            is_free = is_ours and not item._get_successor()
            item.can_amend = is_free and item._is_reopened()
            is_asked = "asked" in item.sudo().reopening_ids.mapped("state")
            item.can_ask_reopening = is_free and not item.can_amend and not is_asked
            item.can_answer = is_asked and bool(item._find_answerable())

    def _find_answerable(self):
        """Return the request to reopen it that the user answers, if there is one."""
        self.ensure_one()
        asked = self.reopening_ids.filtered(lambda request: request.state == "asked")
        return asked._workflow_allowed("grant")

    def action_open_request(self):
        """Open the request to reopen it, for who answers it."""
        self.ensure_one()
        self.check_access("read")
        request = self._find_answerable()
        if not request:
            raise UserError(
                self.env._(
                    "%(measurement)s: no request to reopen it waits for your answer. "
                    "Load the page again; what became of it stands above.",
                    measurement=self.display_name,
                )
            )
        return {
            "type": "ir.actions.act_window",
            "res_model": request._name,
            "res_id": request.id,
            "views": [(False, "form")],
        }

    def _is_reopened(self):
        self.ensure_one()
        return any(self.sudo().reopening_ids.mapped("is_open"))

    def action_ask_reopening(self):
        """Open an empty request."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask to Reopen"),
            "res_model": "sidocakep.measurement.reopening",
            "view_mode": "form",
            "views": [(self.env.ref(ASK_VIEW).id, "form")],
            "target": "new",
            "context": {"default_measurement_id": self.id},
        }

    def action_amend(self):
        """Open the correction: while the period is reopened for this agency."""
        self.ensure_one()
        if self.state == ACCEPTED and not self._is_reopened():
            raise UserError(
                self.env._(
                    "%(measurement)s was accepted by Tim Monev and is closed. Ask for "
                    "its reopening first (Ask to Reopen); Bagian Organisasi grants it.",
                    measurement=self.display_name,
                )
            )
        action = super().action_amend()
        self._take_back_asked((ACTIVITY_CORRECT,))
        self.browse(action["res_id"])._ask_to_complete()
        return action

    def _ask_to_correct(self, user, day):
        """Ask who asked for the reopening to make the correction by its last day."""
        asked = {item.id: (ACTIVITY_CORRECT, user, day) for item in self}
        self._hand_over((ACTIVITY_CORRECT,), asked)

    def _get_next_text(self):
        """Say of what was accepted what became of the last request to reopen it."""
        if self.state != ACCEPTED or self._get_successor():
            return super()._get_next_text()
        request = self.sudo().reopening_ids.sorted("id")[-1:]
        if self.can_answer:
            asked = self.env._("Answer the Request")
            return say_asked(self.env, self.env.user, asked)
        if request.state == "asked":
            return self.env._(
                "Bagian Organisasi answers the request to reopen it next."
            )
        if request.is_open:
            return self.env._(
                "Reopened until %(day)s: %(reason)s",
                day=self._format_day(request.date_until),
                reason=request.answer,
            )
        if request.state == "refused":
            return self.env._(
                "The request to reopen it was refused: %(reason)s",
                reason=request.answer,
            )
        return super()._get_next_text()

    def action_cancel_correction(self):
        """Give up the correction: the accepted measurement stays."""
        self._transition("cancel")
        self._take_back_asked(self._step_activities)
        return True

    def _filter_corrections(self):
        """What a period came to is owed; only a correction is anybody's choice."""
        return self.filtered("previous_id")

    def _get_reopening_missing(self):
        """Return in words that the reopening of what this corrects has expired."""
        self.ensure_one()
        former = self.previous_id
        if self.state not in FOLLOWING_STATES or not former or former._is_reopened():
            return []
        return [
            self.env._(
                "the reopening: its day has passed. Ask Bagian Organisasi for another "
                "one on %(measurement)s",
                measurement=former.display_name,
            )
        ]
