"""What a step on a measurement means and what is still open, before it is taken."""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Step > the method that takes it; who accepts may have to say why.
STEPS = {"submit": "action_submit", "send": "action_send"}


class SidocakepMeasurementStep(models.TransientModel):
    """Says in one window what cannot be undone afterwards, and what is still open.

    Nothing of it blocks: what blocks is refused by the step itself.
    """

    _name = "sidocakep.measurement.step"
    _description = "Step of a Measurement"

    measurement_ids = fields.Many2many(
        "sidocakep.measurement", string="Measurements", required=True
    )
    step = fields.Selection(
        [("submit", "Submit"), ("send", "Send"), ("accept", "Accept")], required=True
    )
    meaning = fields.Text(string="What It Means", compute="_compute_words")
    warnings = fields.Text(string="Look at First", compute="_compute_words")
    gaps = fields.Text(string="Still Open", compute="_compute_words")
    has_corrections = fields.Boolean(compute="_compute_words")
    is_seen = fields.Boolean(
        string="Go On All the Same",
        help="Figures of it are being corrected: what is accepted does not have the "
        "corrected ones.",
    )
    asks_reason = fields.Boolean(compute="_compute_asks_reason")
    reason = fields.Text(string="Why It Is Accepted All the Same")

    @api.depends("measurement_ids", "step")
    @api.depends_context("lang")
    def _compute_words(self):
        meanings = {
            "submit": self.env._("Who heads the agency reads it and sends it."),
            "send": self.env._(
                "The figures and texts stay as they are until Tim Monev returns the "
                "measurement or you withdraw it."
            ),
            "accept": self.env._(
                "The figures become final: the agency cannot withdraw the measurement, "
                "and Tim Monev cannot return it. It is changed only by a correction, "
                "for which Bagian Organisasi reopens it with a reason and a day."
            ),
        }
        for window in self:
            window.meaning = meanings.get(window.step)
            items = window._get_concerned()
            window.warnings = window._list_by_name(
                (item, item._get_warnings()) for item in items
            )
            window.has_corrections = bool(items._find_open_corrections())
            window.gaps = window._list_by_name(
                (item, [f"- {gap}" for gap in item._get_gaps()]) for item in items
            )

    @api.depends("measurement_ids", "step")
    def _compute_asks_reason(self):
        """Who accepts former figures says why; else he returns them."""
        for window in self:
            items = window._get_concerned()
            window.asks_reason = window.step == "accept" and any(
                items.mapped("is_outdated")
            )

    def _get_concerned(self):
        """Return what the step is taken on: with an agency, what it took over too."""
        # As the window opens it is not saved, and knows them by their origin.
        items = self.measurement_ids._origin
        return items | items._find_taken() if self.step == "accept" else items

    def _list_by_name(self, said):
        """Return what is said of each measurement, under its name where many are."""
        said = list(said)
        lines = []
        for item, words in said:
            if words and len(said) > 1:
                lines.append(item.display_name)
            lines += words
        return "\n".join(lines) or False

    def _open_window(self, title):
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
        }

    def action_confirm(self):
        """Take the step; who may is checked there."""
        self.ensure_one()
        if self.has_corrections and self.step != "submit" and not self.is_seen:
            raise UserError(
                self.env._(
                    "Figures of it are being corrected. Look at them, and tick Go On "
                    "All the Same, or return the measurement until they are verified."
                )
            )
        items = self.measurement_ids
        result = (
            items._accept(self.reason)
            if self.step == "accept"
            else getattr(items, STEPS[self.step])()
        )
        if isinstance(result, dict):
            return result
        return {"type": "ir.actions.act_window_close"}
