from odoo import fields, models

FORM_DOCUMENTS = [
    ("pk", "Performance agreement (PK)"),
    ("rkt", "Annual performance plan (RKT)"),
    ("action_plan", "Action plan"),
    ("measurement", "Performance measurement"),
    ("lkjip", "Performance report (LKjIP)"),
]


class SidocakepProfileForm(models.Model):
    """Which printed form a regulation prescribes for a document, and for whom."""

    _name = "sidocakep.profile.form"
    _description = "Official Form"
    _order = "profile_id, sequence, id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    document = fields.Selection(FORM_DOCUMENTS, required=True)
    form_code = fields.Char(
        required=True, help="Key of the layout, e.g. gunung_mas or paser."
    )
    position_kind_ids = fields.Many2many(
        "sidocakep.position.kind",
        string="For",
        help="Positions that use this form. Empty: all.",
    )
    report_xmlid = fields.Char(
        string="Report",
        help="Technical name of the report that prints the form. Empty: not printed by "
        "this system.",
    )
    article = fields.Char(required=True)
