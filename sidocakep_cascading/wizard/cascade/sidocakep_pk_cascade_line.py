from decimal import Decimal

from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number
from odoo.addons.sidocakep_base.engine.figures.values import Number

from ...const import CASCADE_METHODS, CASCADE_SAME, CASCADE_SHARE
from ...engine.sharing import get_remainder, split


class SidocakepPkCascadeLine(models.TransientModel):
    """A line of the superior that may be handed down, and how it is offered."""

    _name = "sidocakep.pk.cascade.line"
    _description = "Line to Hand Down"
    _order = "wizard_id, sequence, id"

    wizard_id = fields.Many2one(
        "sidocakep.pk.cascade", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer()
    pk_line_id = fields.Many2one(
        "sidocakep.pk.line", string="Line", required=True, ondelete="cascade"
    )
    is_chosen = fields.Boolean(string="Is Handed Down")
    method = fields.Selection(
        CASCADE_METHODS, string="How", required=True, default=CASCADE_SAME
    )
    name = fields.Text(related="pk_line_id.name", string="Indicator")
    objective = fields.Text(related="pk_line_id.objective")
    target_text = fields.Char(related="pk_line_id.target_text")
    level_id = fields.Many2one(related="pk_line_id.level_id")
    carried_text = fields.Char(
        string="Carried By",
        compute="_compute_carried_text",
        help="How many subordinates carry this line already.",
    )

    @api.depends("pk_line_id.child_line_ids")
    def _compute_carried_text(self):
        for row in self:
            line = row.pk_line_id
            count = len(line._get_standing_children().pk_id) if line else 0
            row.carried_text = (
                self.env._("Subordinates: %s", count)
                if count
                else self.env._("Nobody yet")
            )

    def _divide(self, pairs):
        """Divide the target of each line by the weights of its pairs.

        What others hold of it already is not divided again.
        """
        for row in self.filtered(lambda row: row.method == CASCADE_SHARE):
            mine = pairs.filtered(lambda pair, row=row: pair.line_id == row)
            total = row.pk_line_id.sudo()._to_engine_value()
            if not mine or not isinstance(total, Number):
                continue
            rest = get_remainder(total.value, row._get_other_shares(mine.person_id))
            weights = [Decimal(repr(max(pair.weight, 0.0))) for pair in mine]
            if rest <= 0 or not any(weights):
                continue
            for pair, share in zip(mine, split(rest, weights), strict=True):
                # Without dots: "1.500" can be read in two ways, and is refused.
                pair.written = format_number(share).replace(".", "")

    def _get_other_shares(self, people):
        """Return the shares of the line that others than ``people`` hold already."""
        self.ensure_one()
        own = people.sudo().pk_id
        own |= own.previous_id
        children = self.pk_line_id._get_standing_children().filtered(
            lambda child: (
                child.cascade_method == CASCADE_SHARE and child.pk_id not in own
            )
        )
        values = [child._to_engine_value() for child in children]
        return [value.value for value in values if isinstance(value, Number)]

    @api.depends("name", "target_text")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.name or ''} ({row.target_text or ''})"

    def action_toggle(self):
        """Choose the line or not, by one tap on a phone."""
        for row in self:
            row.is_chosen = not row.is_chosen
        # A button that returns nothing to open closes the dialog.
        return self.wizard_id._open()
