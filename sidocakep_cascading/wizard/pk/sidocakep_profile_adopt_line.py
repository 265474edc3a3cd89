from odoo import fields, models


class SidocakepProfileAdoptLine(models.TransientModel):
    """A draft that may follow the regulation that is adopted."""

    _name = "sidocakep.profile.adopt.line"
    _description = "Draft That Follows a Regulation"

    adopt_id = fields.Many2one(
        "sidocakep.profile.adopt", required=True, index=True, ondelete="cascade"
    )
    pk_id = fields.Many2one(
        "sidocakep.pk", string="Agreement", required=True, readonly=True
    )
    company_id = fields.Many2one(related="pk_id.company_id", string="Agency")
    date_document = fields.Date(related="pk_id.date_document", string="Dated")
    profile_id = fields.Many2one(related="pk_id.profile_id", string="Made By")
    is_chosen = fields.Boolean(string="Follows", default=True)
