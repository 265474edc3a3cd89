from odoo import fields, models


class HrJob(models.Model):
    """The agreements of a position, one after the other."""

    _name = "hr.job"
    _inherit = "hr.job"

    pk_ids = fields.One2many(
        "sidocakep.pk",
        "job_id",
        string="Performance Agreements",
        readonly=True,
        groups="sidocakep_base.group_employee",
    )
