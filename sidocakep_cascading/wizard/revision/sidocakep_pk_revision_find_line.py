from odoo import fields, models

from ...const import REVISION_GROUNDS


class SidocakepPkRevisionFindLine(models.TransientModel):
    """A signed PK and what plan or DPA say otherwise by now."""

    _name = "sidocakep.pk.revision.find.line"
    _description = "Agreement That Differs From Plan or DPA"

    find_id = fields.Many2one(
        "sidocakep.pk.revision.find", required=True, index=True, ondelete="cascade"
    )
    pk_id = fields.Many2one("sidocakep.pk", string="Agreement", required=True)
    ground = fields.Selection(
        [
            ground
            for ground in REVISION_GROUNDS
            if ground[0] in ("strategy", "priority")
        ],
        required=True,
    )
    difference = fields.Text(required=True)
    is_chosen = fields.Boolean(string="Is Proposed", default=True)
